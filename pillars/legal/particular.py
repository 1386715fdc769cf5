"""Her residence permits, as they stand on the page of the pillar."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pillars.legal.models import ResidencePermit
from pillars.particulars import Line, Particular

SOON = 90


def permits(case):
    return Particular(
        heading=_("Residence permits"),
        empty=_("No permit has been recorded."),
        add_url=reverse("pillars:legal:record_permit", args=[case.code]),
        add_label=_("Add a permit"),
        lines=[_line(case, permit, newest=not place) for place, permit in enumerate(_of(case))],
    )


def _of(case):
    return ResidencePermit.objects.filter(case=case)


def _line(case, permit, newest):
    badge, tone = _left(permit.expires_on) if newest else ("", "")
    return Line(
        url=reverse("pillars:legal:correct_permit", args=[case.code, permit.pk]),
        title=permit.get_kind_display(),
        detail=_("until %(day)s") % {"day": date_format(permit.expires_on, "j F Y")},
        badge=badge,
        tone=tone,
    )


def _left(expires_on):
    """In how many days it ends, in words, where that is soon enough to matter."""
    days = (expires_on - timezone.localdate()).days
    if days < 0:
        return _("Has ended"), "stop"
    if days == 0:
        return _("Ends today"), "stop"
    if days > SOON:
        return _("Valid"), "ok"
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}, "warn"
