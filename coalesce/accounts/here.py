"""The organisation that this code acts for, and the day it is where it works."""

from contextlib import contextmanager
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


@contextmanager
def by_its_own_clock():
    """Let dates in here be counted by its clock, as they are while one of its people uses the product."""
    with timezone.override(ZoneInfo(organisation().timezone)):
        yield


def working_days():
    """The coalesce.calendar.Calendar of the days on which it works."""
    return calendar.of(organisation())
