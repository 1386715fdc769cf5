"""What is written about a woman's life, as a form sends it and as an action takes it."""

import datetime
import uuid

import pytest

from coalesce.permissions import Role
from pillars.economic import actions, kinds
from tests.cast import make_person
from tests.pillars.conftest import TODAY, agree, make_case

SENT = {
    kinds.LANGUAGES: {"language": "ell", "skill": "SPEAKING", "level": "A2", "reached_on": TODAY.isoformat()},
    kinds.LEARNING: {
        "kind": "VOCATIONAL_TRAINING",
        "provider": "Night school",
        "since": "2024-03-01",
        "until": "2024-09-01",
        "outcome": "COMPLETED",
        "certificate": "on",
        "isced": "UpperSecondaryEducation",
    },
    kinds.RECOGNITIONS: {"kind": "DEGREE", "what": "Nursing", "applied_on": "2025-02-01", "result": "WAITING"},
    kinds.WORK: {
        "status": "EMP_PT",
        "is_main": "on",
        "since": "2025-05-01",
        "hours": "20",
        "contract": "FIXED_TERM",
        "sector": "I",
        "employer": "Sea View",
        "answer_leave": "YES",
    },
    kinds.RIGHT_TO_WORK: {"basis": "PROTECTION", "since": "2025-01-01", "document_seen": "on"},
    kinds.INCOME: {"kind": "WAGE", "band": "TO_1000", "since": "2025-05-01"},
    kinds.DEBTS: {"kind": "CLAIMED_BY_TRAFFICKER", "amount": "40,000", "to_whom": "Madam", "since": "2025-05-01"},
    kinds.BANK_ACCOUNT: {"has_one": "DECLINED", "since": "2025-05-01"},
    kinds.HOMES: {
        "kind": "SHELTER_THB",
        "since": "2025-05-01",
        "safe": "YES",
        "women_only": "YES",
        "for_children": "NOT_ASKED",
    },
    kinds.PROGRAMMES: {"since": "2025-05-01", "ends_on": "2025-10-27", "until": "2025-10-27", "talks_held": "2"},
}


def new(kind, **changes):
    """A form that is filled in for the first time."""
    return SENT[kind] | {"once": str(uuid.uuid4())} | changes


def after(days):
    return TODAY + datetime.timedelta(days=days)


@pytest.fixture
def edda(hope):
    """An economic specialist."""
    return make_person("Edda", hope, Role.SPECIALIST_ECONOMIC)


@pytest.fixture
def case(ada, lea, edda, acts):
    with acts(ada):
        case = make_case(ada, lea, edda)
        agree(case)
    return case


@pytest.fixture
def write(ada, case):
    """`write(kinds.HOMES, since=…)` records inside `with acts(ada)`, with only what matters said."""
    always = {
        kinds.LANGUAGES: {"language": "ell", "skill": "OVERALL", "level": "A2", "reached_on": TODAY, "tested": False},
        kinds.LEARNING: {"kind": "LANGUAGE_COURSE", "language": "ell", "until": None, "outcome": "UNDER_WAY"},
        kinds.RIGHT_TO_WORK: {"basis": "PROTECTION", "until": None},
        kinds.WORK: {"status": "EMP_FT", "is_main": True, "until": None},
        kinds.HOMES: {"kind": "STATE_SHELTER", "until": None, "safe": "YES"},
        kinds.DEBTS: {"kind": "FORMAL", "until": None},
        kinds.PROGRAMMES: {"ends_on": None, "until": None, "talks_held": 0},
    }

    def write(kind, /, ends_former=False, **values):
        return actions.record(kind=kind, case=case, values=always[kind] | values, by=ada, ends_former=ends_former)

    return write
