"""Noor, a psychosocial specialist in the team of Ada's case, and answers that give known scores."""

import pytest

from coalesce.permissions import Role
from pillars.psychosocial.instruments.catalogue import WHO5
from tests.cast import make_person
from tests.pillars.conftest import TODAY, agree, make_case

LOW = [2, 2, 3, 3, 2]


@pytest.fixture
def noor(hope):
    return make_person("Noor", hope, Role.SPECIALIST_PSYCHOSOCIAL)


@pytest.fixture
def case(ada, lea, noor, acts):
    with acts(ada):
        case = make_case(ada, lea, noor)
        agree(case)
    return case


def went_through(case, by, instrument=WHO5, answers=LOW, **changes):
    """The values of the action administer."""
    values = {"timepoint": "t0", "held_on": TODAY, "answers": answers, "declined": False}
    return {"case": case, "instrument": instrument, "by": by} | values | changes
