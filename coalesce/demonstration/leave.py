"""A leave that is still to come, so that the page of leaves has something to show and nobody sees more today."""

from datetime import timedelta

from django.utils import timezone

from cases import people
from cases.standing_in import actions
from coalesce.permissions import Permission
from coalesce.tenancy import acting_for

BEGINS_IN, LASTS = timedelta(days=20), timedelta(days=9)


def enter(organisation):
    with acting_for(organisation.pk):
        workers = list(people.who_may(Permission.CASE_EDIT, organisation.pk).order_by("email")[:2])
        if len(workers) < 2:
            return
        stand_in, person = workers
        first = timezone.localdate() + BEGINS_IN
        days = {"begins_on": first, "ends_on": first + LASTS}
        actions.enter_leave(person=person, stand_in=stand_in, by=person, **days)
