"""What every entry here passes besides: the day is possible."""

from django.utils import timezone
from django.utils.translation import gettext as _

from coalesce.refusals import Refused


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
