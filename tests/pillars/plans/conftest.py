"""Her plan: a goal, a step towards it, and a version that was approved."""

import datetime

import pytest

from cases.models import Case
from pillars import actions as pillar_actions
from pillars.catalogue import LEGAL
from pillars.plans import actions
from tests.pillars.conftest import TODAY, agree
from tests.pillars.lawful import approve_a_plan

FRAME = {"hopes": "", "planned_end": None, "review_every_days": 90}


def day(days):
    return TODAY + datetime.timedelta(days=days)


def put(case, state):
    Case.objects.filter(pk=case.pk).update(state=state)
    case.state = state
    return case


@pytest.fixture
def planned(ada, case, acts):
    """Her case while the plan is made."""
    with acts(ada):
        agree(case, purpose="record_keeping")
        return put(case, Case.State.PLANNING)


@pytest.fixture
def goal(ada, planned, acts):
    with acts(ada):
        return pillar_actions.set_goal(
            case=planned, pillar=LEGAL, domain="L1", statement="Papers that are mine", by=ada
        )


@pytest.fixture
def step(ada, goal, acts):
    with acts(ada):
        return actions.add_step(goal=goal, what="Ask for a lawyer", who="worker", whom="", due_on=day(7), by=ada)


@pytest.fixture
def approved(ada, ben, planned, goal, step, acts):
    """Her plan, approved by Ben: the work has begun."""
    with acts(ada):
        version = approve_a_plan(planned, ada, ben)
        planned.refresh_from_db()
        return version
