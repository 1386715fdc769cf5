"""What each kind of talk over her whole life asks, and what it must hold to be complete."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pillars.catalogue import PILLARS
from pillars.models import Assessment

DOMAINS = [domain for pillar in PILLARS for domain in pillar.domains]


@dataclass(frozen=True)
class Kind:
    slug: str
    sentence: str | Promise
    rates: bool = True
    rates_all: bool = False
    asks_risks: bool = True
    demands_risks: bool = False
    may_be_declined: bool = False

    def __str__(self):
        return str(Assessment.Kind(self.slug).label)


KINDS = (
    Kind("screening", _("What endangers her, before anything else."), rates=False, demands_risks=True),
    Kind(
        "initial_needs",
        _("All parts of her life, one after the other: what the plan begins with."),
        rates_all=True,
        demands_risks=True,
    ),
    Kind(
        "risk_safety", _("What endangers or burdens her now, and what protects her."), rates=False, demands_risks=True
    ),
    Kind("review", _("How it is now. Only what she wants to speak of.")),
    Kind(
        "exit",
        _("How it is for her at the end. She may say no to all of it."),
        rates_all=True,
        asks_risks=False,
        may_be_declined=True,
    ),
    Kind("aftercare", _("How it is some months after."), asks_risks=False),
)
BY_SLUG = {kind.slug: kind for kind in KINDS}


def missing(kind, *, place_safe, ratings, risks_answer):
    """{field: sentence} of what the talk still needs to be complete."""
    found = {}
    if not place_safe:
        found["place_safe"] = _("Say whether the place was safe to talk in.")
    if kind.rates_all:
        unanswered = (domain for domain in DOMAINS if not _is_answered(ratings.get(domain.code)))
        found |= {f"rating_{domain.code}": _("Rate it, or say why there is no rating.") for domain in unanswered}
    elif kind.rates and not any(map(_is_answered, ratings.values())):
        found["needs"] = _("Nothing was rated yet. Rate at least one part of her life.")
    if kind.demands_risks and not risks_answer:
        found["risks_answer"] = _("Say whether this was talked over.")
    return found


def _is_answered(rating):
    return rating is not None and (rating.value is not None or bool(rating.no_answer))
