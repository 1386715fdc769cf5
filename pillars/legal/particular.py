"""The history of her stay, as it stands on the page of the pillar."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pillars.legal.faults import in_words
from pillars.legal.models import ResidencePermit
from pillars.particulars import Line, Particular

SOON = 90
Decision = ResidencePermit.Decision
DECIDED = {Decision.GRANTED: "ok", Decision.REFUSED: "stop", Decision.WITHDRAWN: "quiet"}


def statuses(case):
    return Particular(
        heading=_("Residence status"),
        empty=_("No status has been recorded."),
        add_url=reverse("pillars:legal:record_permit", args=[case.code]),
        add_label=_("Add a status"),
        lines=[line(case, permit) for permit in sorted(_of(case), key=_latest, reverse=True)],
    )


def _of(case):
    return ResidencePermit.objects.filter(case=case)


def _latest(permit):
    return permit.begun_on or permit.applied_on


def line(case, permit):
    badge, tone = standing(permit, timezone.localdate())
    return Line(
        url=reverse("pillars:legal:correct_permit", args=[case.code, permit.pk]),
        title=permit.get_kind_display(),
        detail=_detail(permit),
        badge=badge,
        tone=tone,
    )


def _detail(permit):
    if permit.is_application:
        return _("applied on %(day)s") % {"day": date_format(permit.applied_on, "j F Y")}
    return in_words(permit).partition(", ")[2]


def standing(permit, today):
    """How it stands on this day, and its tone; the end of one that is over is told by its dates alone."""
    if permit.is_application:
        return _asked_for(permit, today)
    if not permit.holds_on(today):
        return (_("Later"), "info") if permit.begun_on > today else (_("Has ended"), "quiet")
    return left(permit.expires_on, today)


def _asked_for(permit, today):
    if permit.decided_on:
        return permit.get_decision_display(), DECIDED[permit.decision]
    if permit.decision_due and permit.decision_due <= today:
        return _("Decision overdue"), "warn"
    return _("Applied for"), "info"


def left(last, today):
    """In how many days it ends, in words, where that is soon enough to matter."""
    if last is None or (last - today).days > SOON:
        return _("Now"), "ok"
    days = (last - today).days
    if days == 0:
        return _("Ends today"), "stop"
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}, "warn"
