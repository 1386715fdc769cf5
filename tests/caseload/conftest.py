"""Ada and Ines lead cases at Hope, where two are said and three are the most."""

import pytest

from cases import actions as case_actions
from cases.caseload import actions
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from tests.cast import make_person


@pytest.fixture
def ines(hope):
    """A second caseworker."""
    return make_person("Ines", hope, Role.CASEWORKER)


@pytest.fixture
def agreed(ben, acts):
    """`agreed(alert=2, most=3)` sets the numbers of Hope; `own` those of single people."""

    def agree(alert=2, most=3, version=1, **own):
        with acts(ben):
            return actions.set_limits(alert=alert, most=most, own=own.get("own", {}), version=version, by=ben)

    return agree


@pytest.fixture
def leads(acts):
    """`leads(ines, 3)` opens three cases for her."""

    def open_cases(person, count):
        with acts(person):
            return [case_actions.open_enquiry(by=person, need="A bed") for _time in range(count)]

    return open_cases


@pytest.fixture
def events(acts):
    """`events(ada)` is what the audit of her organisation holds, oldest first."""

    def read(person):
        with acts(person):
            return list(AuditEntry.objects.order_by("sequence").values_list("event", flat=True))

    return read
