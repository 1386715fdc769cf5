"""When she was last spoken with. A higher app whose records tell of a day with her adds one function to `sources`."""

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Greatest

from pillars.models import Assessment, Service


def services():
    """Those she came to, by phone and message as well."""
    return Service.objects.filter(attendance=Service.Attendance.ATTENDED)


def talks():
    """Also one that she did not want: she was asked."""
    return Assessment.objects.all()


sources = [services, talks]
"""Functions that answer with records of a case, each with the day `held_on`."""


def with_last_contact(cases):
    """Each with the day `last_contact`: the first contact, where none was recorded since."""
    days = [Subquery(_newest(source())) for source in sources]
    return cases.annotate(last_contact=Greatest(F("first_contact_on"), *days))


def _newest(records):
    return records.filter(case=OuterRef("pk")).order_by("-held_on").values("held_on")[:1]
