"""A summary of her case: the parts it can have, each with no more than its reader sees on the screen."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import consents, details
from cases.notes.levels import Level
from cases.notes.models import Note
from pillars.catalogue import PILLARS
from pillars.plans import board
from pillars.plans.standing import goals_of
from pillars.printouts import blocks
from pillars.printouts.pillar import of_pillar

TITLE = gettext_lazy("Summary")
TEMPLATE = "summary"
NOTES = 20
ON_PAPER = (Level.TEAM, Level.PILLAR)
"""What is confidential beyond that, or privileged, stays where it is kept."""


@dataclass(frozen=True)
class Part:
    """make(case, user) answers with a section. is_usual: ticked until somebody takes the tick away."""

    slug: str
    label: str | Promise
    make: Callable
    is_usual: bool = True


def contents(case, wish, user):
    return {"sections": [part.make(case, user) for part in PARTS if part.slug in wish.parts]}


def _who_she_is(case, user):
    """Without her name, which is chosen apart."""
    return blocks.section(_("Who she is"), rows=blocks.rows(details.of_her_life(case.woman)))


def _case(case, user):
    rows = [
        (_("State"), case.get_state_display()),
        (_("First contact"), blocks.day(case.first_contact_on)),
        (_("Opened"), blocks.day(case.opened_on)),
        (_("Closed"), case.closed_on and blocks.day(case.closed_on)),
        (_("Caseworker"), case.assigned_to.name),
        (_("Risk"), case.get_risk_level_display()),
    ]
    asked = [blocks.words(_("What she asks for"), case.need)] if case.need else []
    return blocks.section(_("The case"), rows=blocks.rows(rows), words=asked)


def _agreed(case, user):
    rows = [(_purpose(purpose, consent), _decision(consent)) for purpose, consent in consents.overview(case)]
    return blocks.section(_("What she agreed to"), rows=blocks.rows(rows))


def _purpose(purpose, consent):
    return f"{purpose.label}: {consent.recipient}" if consent and consent.recipient else purpose.label


def _decision(consent):
    return f"{consent.standing}, {blocks.day(consent.decided_on)}" if consent else _("Not asked")


def _plan(case, user):
    return blocks.section(
        _("Her plan"),
        goals=[
            blocks.goal(aim, f"{column.pillar} · {aim.domain} · {aim.status}", lambda step: step.who)
            for column in board.columns(goals_of(case))
            for aim in column.aims
        ],
    )


def _notes(case, user):
    notes = Note.objects.readable_by(user, case).filter(confidentiality__in=ON_PAPER)
    told = notes.select_related("author").newest_first()[:NOTES]
    words = [blocks.words(f"{blocks.day(note.written_on)}, {note.author}", note.body) for note in told]
    return blocks.section(_("Notes"), words=words)


PARTS = (
    Part("about", gettext_lazy("Who she is: age, origin, languages"), _who_she_is, is_usual=False),
    Part("case", gettext_lazy("The case, and what she asks for"), _case),
    Part("agreed", gettext_lazy("What she agreed to"), _agreed),
    *(Part(pillar.slug, pillar.label, of_pillar(pillar)) for pillar in PILLARS),
    Part("plan", gettext_lazy("Her plan"), _plan),
    Part("notes", gettext_lazy("The latest notes of the team"), _notes, is_usual=False),
)
