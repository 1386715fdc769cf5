"""Three women in Ada's care and a fourth in a colleague's, who all come to one group."""

import pytest

from coalesce.permissions import Role
from pillars.groups import actions
from tests.cast import make_person
from tests.pillars.conftest import TODAY, agree, make_case

CODES = ("CY-7F3K9", "CY-8G4M2", "CY-9H5N3")


def agreeing_case(worker, *team, code):
    case = make_case(worker, *team, code=code)
    agree(case)
    return case


@pytest.fixture
def women(ada, acts):
    """Their cases."""
    with acts(ada):
        return [agreeing_case(ada, code=code) for code in CODES]


@pytest.fixture
def zoe(hope):
    """A caseworker beside Ada, with cases of her own."""
    return make_person("Zoe", hope, Role.CASEWORKER)


@pytest.fixture
def zoes_woman(zoe, acts):
    with acts(zoe):
        return agreeing_case(zoe, code="CY-3B6P4")


def values(by, **changes):
    """What a session keeps."""
    return {
        "pillar": "psychosocial",
        "service_type": "GROUP_SUPPORT",
        "held_on": TODAY,
        "minutes": 90,
        "facilitator": by,
        "language": "eng",
        "place": "The large room",
        "interpreter": True,
        "mediator": False,
        "childcare": True,
    } | changes


def hold(by, attendance, once=None, **changes):
    """Inside `with acts(by)`."""
    return actions.hold_session(attendance=attendance, by=by, once=once, **values(by, **changes))


def correct(session, by, attendance, version=1, reason="", **changes):
    """Inside `with acts(by)`."""
    kept = {"version": version, "attendance": attendance, "reason": reason}
    return actions.correct_session(session=session, by=by, **kept, **values(session.facilitator, **changes))
