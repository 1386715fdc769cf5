"""What every entry here passes: the case is open and hers to write in, the day is possible, one form makes one row."""

import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from cases import lifecycle
from cases.models import Case
from coalesce.refusals import Refused, Stale


def lock_writable(case):
    """The case as it is now, held until the action ends."""
    case = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    lifecycle.demand_writable(case)
    return case


def demand_past(day):
    if sentence := fault_of_past(day):
        raise Refused(sentence)


def fault_of_past(day):
    """Why this cannot have happened on that day; it may lie long before she came here."""
    if day > timezone.localdate():
        return _("This day has not come yet. Enter the day on which it happened.")
    return None


def demand_day_with_her(case, day):
    if sentence := fault_of_day_with_her(case, day):
        raise Refused(sentence)


def fault_of_day_with_her(case, day):
    if day < case.first_contact_on:
        return _("The date lies before the first contact with her. Look at the year.")
    return fault_of_past(day)


def key_of(case, once):
    return uuid.uuid5(case.pk, str(once)) if once else uuid.uuid4()


def made_before(model, key, **values):
    """The row that this form has made already, or None; with other values it is a second entry, and not to be lost."""
    made = model.objects.filter(pk=key).first()
    if made is not None and any(getattr(made, name) != value for name, value in values.items()):
        raise Stale(_("This form has been saved before. Open a new form for the second entry."), about=made)
    return made
