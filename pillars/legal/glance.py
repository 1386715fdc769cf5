"""Her stay and the next date, as the legal card of the case page and the head of the legal page show them."""

from django.db.models import CharField, Value
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pillars.legal.models import Deadline, Hearing, ResidencePermit


def rows(case):
    """Two queries."""
    return [(_("Stay"), stay(case)), (_("Next date"), next_date(case))]


def stay(case):
    permit = ResidencePermit.objects.filter(case=case).on(timezone.localdate()).first()
    if permit is None:
        return ""
    if permit.expires_on is None:
        return permit.get_kind_display()
    return until(permit.get_kind_display(), permit.expires_on)


def next_date(case):
    today = timezone.localdate()
    hearings = Hearing.objects.planned().filter(case=case).annotate(day=TruncDate("at"), what=_as("hearing"))
    deadlines = Deadline.objects.open().filter(case=case).annotate(what=_as("deadline"))
    told = hearings.filter(day__gte=today).order_by().values_list("day", "what", "kind")
    due = deadlines.filter(due_on__gte=today).order_by().values_list("due_on", "what", "kind")
    nearest = told.union(due, all=True).order_by("day").first()
    if nearest is None:
        return _("None yet")
    day, what, kind = nearest
    label = (Hearing if what == "hearing" else Deadline).Kind(kind).label
    return _("%(day)s, %(what)s") % {"day": date_format(day, "j F Y"), "what": label}


def until(words, day):
    return _("%(what)s, until %(day)s") % {"what": words, "day": date_format(day, "j F Y")}


def _as(what):
    return Value(what, output_field=CharField())
