"""Blessing's case at Hope: Ada is responsible for it, and a colleague of every kind is in its team."""

import pytest
from django.utils import timezone

from cases import actions as case_actions
from cases.notes import actions
from cases.notes.levels import Level
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from tests.cast import make_person


@pytest.fixture
def ines(hope):
    """A second caseworker in the team."""
    return make_person("Ines", hope, Role.CASEWORKER)


@pytest.fixture
def pia(hope):
    """A psychosocial specialist in the team."""
    return make_person("Pia", hope, Role.SPECIALIST_PSYCHOSOCIAL)


@pytest.fixture
def edda(hope):
    """An economic specialist in the team."""
    return make_person("Edda", hope, Role.SPECIALIST_ECONOMIC)


@pytest.fixture
def case(ada, ines, pia, edda, lea, acts):
    with acts(ada):
        case = case_actions.register_woman(identity={"first_name": "Blessing"}, by=ada)
        for colleague in (ines, pia, edda, lea):
            case_actions.join_team(case=case, user=colleague, by=ada)
    return case


@pytest.fixture
def written(case, acts):
    """`written(ada, "pillar", "legal")` is a note of hers."""

    def write(author, level=Level.TEAM, pillar="", body="She slept well.", **changes):
        values = {"written_on": timezone.localdate(), "confidentiality": level, "pillar": pillar, "body": body}
        with acts(author):
            return actions.write_note(case=case, by=author, **values | changes)

    return write


@pytest.fixture
def events(acts):
    """What the audit of somebody's organisation holds, oldest first, without the readings."""

    def read(person):
        with acts(person):
            told = AuditEntry.objects.exclude(event="woman.read").order_by("sequence")
            return list(told.values_list("event", flat=True))

    return read
