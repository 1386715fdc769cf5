"""Her plan: a goal, a step towards it, and versions in every state."""

import datetime

import pytest

from cases.models import Case
from pillars import actions as pillar_actions
from pillars.catalogue import LEGAL
from pillars.plans import actions, standing
from pillars.plans.contents import fingerprint
from tests.pillars.conftest import TODAY, agree

FRAME = {"hopes": "", "planned_end": None, "review_every_days": 90}
SAID = {"agreed_on": TODAY, "agreed_how": "signed", "copy": "given", "copy_language": "eng"}


def day(days):
    return TODAY + datetime.timedelta(days=days)


def put(case, state):
    Case.objects.filter(pk=case.pk).update(state=state)
    case.state = state
    return case


def agree_on_the_plan(case, by, **changes):
    """What stands today, as she is shown it."""
    latest = standing.versions_of(case).first()
    known = {"number": standing.next_number(latest), "seen": fingerprint(standing.goals_of(case))}
    return actions.agree(case=case, by=by, **(known | FRAME | SAID | changes))


def approved_plan(case, worker, supervisor, **changes):
    version = actions.submit(version=agree_on_the_plan(case, worker, **changes), by=worker)
    return actions.approve(version=version, by=supervisor)


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
