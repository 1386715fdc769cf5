"""A case is not closed over a legal deadline that nobody keeps."""

import pytest

from cases import lifecycle
from cases.models import Case
from pillars.legal import actions, ending
from tests.pillars.legal.conftest import days

ASKING = lifecycle.Move(Case.State.ACTIVE, Case.State.CLOSURE_REQUESTED, "")
CLOSING = lifecycle.Move(Case.State.CLOSURE_REQUESTED, Case.State.CLOSED, "")
WAITING = lifecycle.Move(Case.State.ACTIVE, Case.State.ON_HOLD, "")


@pytest.mark.parametrize("move, blocked", [(ASKING, True), (CLOSING, True), (WAITING, False)])
def test_a_deadline_that_is_nobodys_task_keeps_the_case_open(ada, case, acts, records, move, blocked):
    with acts(ada):
        records.deadline(due_on=days(30))

        assert ("nobody's task" in str(ending.nobodys_deadlines(case, move))) is blocked
        assert ("nobody's task" in str(lifecycle.hindrances(case, move, ada))) is blocked


def test_a_deadline_with_somebody_or_far_away_or_done_does_not(ada, lea, case, acts, records):
    with acts(ada):
        records.deadline(assigned_to=lea)
        records.deadline(due_on=days(31))
        records.deadline(done_on=days(0))

        assert ending.nobodys_deadlines(case, CLOSING) is None


def test_once_somebody_takes_it_the_case_may_be_closed(ada, lea, case, acts, records):
    with acts(ada):
        deadline = records.deadline()
        values = {"kind": "appeal", "due_on": days(9), "assigned_to": lea}
        actions.correct_deadline(deadline=deadline, version=1, by=ada, **values)

        assert ending.nobodys_deadlines(case, CLOSING) is None


def test_whoever_closes_a_case_sees_the_deadlines_that_stand(ada, lea, case, acts, records):
    with acts(ada):
        records.deadline(assigned_to=lea)
        records.deadline(kind="asylum", assigned_to=lea, done_on=days(0))

        assert [end.sentence.partition(":")[0] for end in ending.open_deadlines(case)] == ["Appeal"]
