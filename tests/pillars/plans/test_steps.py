"""Steps towards her goals: ticked off, taken back, given up."""

import uuid

import pytest

from coalesce.refusals import Refused, Stale
from pillars import actions as pillar_actions
from pillars.plans import actions, standing
from pillars.plans.models import Action
from tests.pillars.conftest import TODAY
from tests.pillars.plans.conftest import put

WANTED = {"what": "Go to the office", "who": "woman", "whom": "", "due_on": None}


def test_a_step_posted_twice_is_one(ada, goal, acts):
    once = uuid.uuid4()
    with acts(ada):
        for _again in range(2):
            actions.add_step(goal=goal, once=once, by=ada, **WANTED)

        assert Action.objects.count() == 1


def test_a_step_posted_twice_with_other_words_is_not_lost(ada, goal, acts):
    once = uuid.uuid4()
    with acts(ada):
        actions.add_step(goal=goal, once=once, by=ada, **WANTED)

        with pytest.raises(Stale):
            actions.add_step(goal=goal, once=once, by=ada, **WANTED | {"what": "Call the office"})


def test_somebody_else_has_a_name(ada, goal, acts):
    with acts(ada), pytest.raises(Refused, match="who else"):
        actions.add_step(goal=goal, by=ada, **WANTED | {"who": "other", "whom": " "})


def test_a_name_is_kept_only_of_somebody_else(ada, goal, acts):
    with acts(ada):
        assert actions.add_step(goal=goal, by=ada, **WANTED | {"whom": "Her sister"}).whom == ""


def test_a_goal_that_has_ended_takes_no_step(ada, goal, acts):
    with acts(ada):
        pillar_actions.change_goal(goal=goal, version=1, status="no_longer_relevant", by=ada)

        with pytest.raises(Refused, match="has ended"):
            actions.add_step(goal=goal, by=ada, **WANTED)


def test_a_step_is_ticked_off_once_and_taken_back(ada, step, acts):
    with acts(ada):
        for _again in range(2):
            done = actions.finish_step(step=step, by=ada)
        assert (done.done_on, done.version) == (TODAY, 2)

        assert actions.reopen_step(step=step, by=ada).done_on is None


def test_a_step_that_was_given_up_is_no_part_of_the_plan(ada, planned, step, acts):
    with acts(ada):
        actions.drop_step(step=step, version=1, by=ada)

        assert standing.goals_of(planned)[0].actions == ()


def test_a_step_that_was_given_up_is_not_ticked_off(ada, step, acts):
    with acts(ada):
        actions.drop_step(step=step, version=1, by=ada)

        assert actions.finish_step(step=step, by=ada).done_on is None


@pytest.mark.parametrize("write", [actions.change_step, actions.drop_step])
def test_the_second_of_two_people_does_not_overwrite_the_first(write, ada, step, acts):
    values = {} if write is actions.drop_step else WANTED
    with acts(ada):
        actions.finish_step(step=step, by=ada)

        with pytest.raises(Stale):
            write(step=step, version=1, by=ada, **values)


def test_a_closed_case_takes_no_step(ada, planned, goal, step, acts):
    with acts(ada):
        put(planned, "closed")

        with pytest.raises(Refused, match="closed"):
            actions.finish_step(step=step, by=ada)
        with pytest.raises(Refused, match="closed"):
            actions.add_step(goal=goal, by=ada, **WANTED)
