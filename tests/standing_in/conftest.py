"""Ada leads two cases and goes away; Ines, who works on other cases, stands in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases import actions as case_actions
from cases.standing_in import actions
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from tests.cast import make_person


def day(number):
    """So many days from today."""
    return timezone.localdate() + timedelta(days=number)


@pytest.fixture
def ines(hope):
    """A second caseworker."""
    return make_person("Ines", hope, Role.CASEWORKER)


@pytest.fixture
def cases(ada, acts):
    """Blessing's and Joy's."""
    with acts(ada):
        return [case_actions.register_woman(identity={"first_name": name}, by=ada) for name in ("Blessing", "Joy")]


@pytest.fixture
def away(ada, ines, acts):
    """`away()` from today for a week; `away(2, 5, person=ben)` on other days, or somebody else."""

    def enter(first=0, last=7, person=ada, stand_in=ines, by=None):
        with acts(by or person):
            days = {"begins_on": day(first), "ends_on": day(last)}
            return actions.enter_leave(person=person, stand_in=stand_in, by=by or person, **days)

    return enter


@pytest.fixture
def events(acts):
    """`events(ada)` is what the audit of her organisation holds, oldest first."""

    def read(person):
        with acts(person):
            return list(AuditEntry.objects.order_by("sequence").values_list("event", flat=True))

    return read
