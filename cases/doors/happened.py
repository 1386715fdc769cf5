"""What a case tells of its doors: on its page, on its timeline, and in the words of the audit."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.dated import Moment, dated
from cases.models import EmergencyOpening, Seal
from cases.panels import Panel
from cases.timeline import Entry

SENTENCES = {
    "case.sealed": gettext_lazy("sealed the case from all but its team"),
    "case.unsealed": gettext_lazy("lifted the seal of the case"),
    "case.lifting_asked": gettext_lazy("asked for the seal of the case to be lifted"),
    "case.seal_refused": gettext_lazy("could not seal the case or lift its seal"),
    "emergency.opened": gettext_lazy("opened a case in an emergency"),
    "emergency.read": gettext_lazy("read a page of a case opened in an emergency"),
    "emergency.ended": gettext_lazy("ended an emergency opening"),
    "emergency.end_refused": gettext_lazy("could not end an emergency opening"),
    "emergency.write_refused": gettext_lazy("tried to write in a case opened in an emergency"),
}


def open_doors(case, user):
    """To those who work on the case: who else can read it at this moment."""
    if not getattr(case, "is_worked_on", False):
        return []
    openings = list(EmergencyOpening.objects.live().filter(case=case).select_related("opened_by"))
    return [Panel("doors/_open_doors.html", {"case": case, "openings": openings})] if openings else []


def _seals(case):
    return Seal.objects.filter(case=case).select_related("sealed_by", "lifted_by").defer("reason")


@dated(_seals, Moment(at="sealed_at"), Moment(at="lifted_at"))
def seals(case, seal):
    yield Entry(seal.sealed_at, _("Sealed: its team alone sees it"), by=seal.sealed_by, icon="lock")
    if seal.lifted_at:
        yield Entry(seal.lifted_at, _("No longer sealed"), by=seal.lifted_by, icon="unlock")


def _openings(case):
    return EmergencyOpening.objects.filter(case=case).select_related("opened_by").defer("reason")


@dated(_openings, Moment(at="opened_at"))
def openings(case, opening):
    text = opening.get_occasion_display()
    yield Entry(opening.opened_at, _("Opened in an emergency"), text, opening.opened_by, icon="door-open")
