"""When she was last spoken with. A higher app whose records tell of a day with her adds one function to `sources`."""

from django.db.models import Exists, F, OuterRef, Subquery
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


def quiet_since(cases, day):
    """Those in which nothing was heard after this day, each with `last_contact`: the first one, if there was no other.

    Those who were heard of are left out first: to look for the newest day of every case takes far longer.
    """
    cases = cases.filter(first_contact_on__lte=day)
    for source in sources:
        cases = cases.filter(~Exists(_hers(source).filter(held_on__gt=day)))
    days = [Subquery(_hers(source).order_by("-held_on").values("held_on")[:1]) for source in sources]
    return cases.annotate(last_contact=Greatest(F("first_contact_on"), *days))


def _hers(source):
    return source().filter(case=OuterRef("pk"))
