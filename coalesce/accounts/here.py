"""The organisation that this code acts for, and the day it is where it works."""

from zoneinfo import ZoneInfo

from django.utils import timezone

from coalesce import calendar
from coalesce.accounts.models import Organisation
from coalesce.tenancy.context import acting_organisation_id


def organisation():
    """The acting Organisation. Raises NoOrganisation where nobody acts for one."""
    return Organisation.objects.get(pk=acting_organisation_id())


def today():
    """The day it is there, as a datetime.date; it changes at midnight by its own clock."""
    return timezone.localdate(timezone=ZoneInfo(organisation().timezone))


def working_days():
    """The coalesce.calendar.Calendar of the days on which it works."""
    return calendar.of(organisation())
