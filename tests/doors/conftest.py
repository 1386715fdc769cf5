"""Blessing's case at Hope: Ada leads it and Pia is in its team; Lea and Ines work there and are not."""

import pytest

from cases import actions as case_actions
from cases.doors import actions
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from tests.cast import make_person


@pytest.fixture
def ines(hope):
    """A caseworker outside the team."""
    return make_person("Ines", hope, Role.CASEWORKER)


@pytest.fixture
def pia(hope):
    """A psychosocial specialist in the team."""
    return make_person("Pia", hope, Role.SPECIALIST_PSYCHOSOCIAL)


@pytest.fixture
def bea(hope):
    """A second supervisor, who is in the team."""
    return make_person("Bea", hope, Role.SUPERVISOR)


@pytest.fixture
def case(ada, pia, bea, acts):
    with acts(ada):
        identity = {"first_name": "Blessing", "family_name": "Okafor"}
        case = case_actions.register_woman(identity=identity, need="A bed", by=ada)
        for colleague in (pia, bea):
            case_actions.join_team(case=case, user=colleague, by=ada)
    return case


@pytest.fixture
def sealed(case, ada, acts):
    with acts(ada):
        actions.seal_case(case=case, reason="A colleague is her cousin", by=ada)
    return case


@pytest.fixture
def opens(case, acts):
    """`opens(lea)` opens the case in an emergency."""

    def open_it(person):
        with acts(person):
            return actions.open_in_emergency(
                case=case, occasion="danger", reason="She called from the street", by=person
            )

    return open_it


@pytest.fixture
def events(acts):
    """`events(ada)` is what the audit of her organisation holds, oldest first."""

    def read(person):
        with acts(person):
            return list(AuditEntry.objects.order_by("sequence").values_list("event", flat=True))

    return read
