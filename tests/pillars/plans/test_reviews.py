"""She and her worker look at the plan again; nobody forgets the next time."""

import uuid

import pytest

from cases.reminders import engine
from cases.reminders.models import Reminder
from coalesce import calendar
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused, Stale
from pillars import actions as pillar_actions
from pillars.models import Goal
from pillars.plans import actions
from pillars.plans.actions.review import goals_to_look_at, state_of
from pillars.plans.models import PlanVersion, Review
from tests.pillars.conftest import TODAY
from tests.pillars.lawful import agree_on_the_plan
from tests.pillars.plans.conftest import day, put


def review(case, by, **changes):
    goals = goals_to_look_at(case)
    said = {"held_on": TODAY, "her_view": "It goes slowly", "changes": "", "outcome": "stays", "next_on": day(60)}
    looked_at = {"seen": state_of(goals), "statuses": {str(goal.pk): "in_progress" for goal in goals}}
    return actions.hold_review(case=case, by=by, **(said | looked_at | changes))


def test_a_review_says_where_her_goals_stand_and_when_to_look_again(ada, planned, approved, acts):
    with acts(ada):
        review(planned, ada)

        assert Goal.objects.get().status == Goal.Status.IN_PROGRESS
        assert PlanVersion.objects.get().review_on == day(60)


def test_a_review_posted_twice_is_one(ada, planned, approved, acts):
    once = uuid.uuid4()
    with acts(ada):
        for _again in range(2):
            review(planned, ada, once=once)

        assert Review.objects.count() == 1


def test_there_is_nothing_to_review_before_a_plan_is_approved(ada, planned, goal, acts):
    with acts(ada):
        agree_on_the_plan(planned, ada)

        with pytest.raises(Refused, match="none to review"):
            review(planned, ada)


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        ({"held_on": day(1), "next_on": day(9)}, "in the future"),
        ({"held_on": day(-900)}, "before the first contact"),
        ({"next_on": TODAY}, "comes after this one"),
    ],
)
def test_a_review_has_days_that_can_be(dates, sentence, ada, planned, approved, acts):
    with acts(ada), pytest.raises(Refused, match=sentence):
        review(planned, ada, **dates)


def test_a_goal_that_a_colleague_changed_meanwhile_is_not_overwritten(ada, planned, goal, approved, acts):
    with acts(ada):
        seen = state_of(goals_to_look_at(planned))
        pillar_actions.change_goal(goal=goal, version=1, status="met", by=ada)

        with pytest.raises(Stale, match="changed a goal"):
            review(planned, ada, seen=seen)
        assert Goal.objects.get().status == Goal.Status.MET


def test_a_goal_that_stands_as_before_keeps_the_day_since_when(ada, planned, goal, approved, acts):
    with acts(ada):
        review(planned, ada, statuses={str(goal.pk): "not_started"})

    with acts(ada):
        assert not AuditEntry.objects.filter(event="goal.changed").exists()


def told(day_, rule):
    engine.make_due_reminders(day_)
    return set(Reminder.objects.filter(rule=rule, state="open").values_list("recipient__name", "due_on"))


def test_the_worker_is_told_two_weeks_before_a_review_and_on_the_day(ada, approved, acts):
    with acts(ada):
        assert told(day(75), "R16") == set()
        assert told(day(76), "R16") == {("Ada", day(90))}
        assert told(day(90), "R16") == {("Ada", day(90))}


def test_the_supervisor_is_told_a_week_after_a_review_was_due(ada, approved, acts):
    with acts(ada):
        assert told(day(96), "R16S") == set()
        assert told(day(97), "R16S") == {("Ben", day(97))}


def test_a_review_ends_its_reminders(ada, planned, approved, acts):
    with acts(ada):
        PlanVersion.objects.update(review_on=TODAY)
        assert told(TODAY, "R16")
        review(planned, ada)

        assert told(TODAY, "R16") == set()


def test_a_case_that_has_ended_is_not_reviewed(ada, planned, approved, acts):
    with acts(ada):
        put(planned, "closed")

        assert told(day(90), "R16") == set()


def test_a_plan_that_waits_too_long_is_told_to_the_supervisors(ada, ben, planned, goal, acts, weekends_and_holidays):
    with acts(ada):
        version = actions.submit(version=agree_on_the_plan(planned, ada), by=ada)
        due = calendar.of(ada.organisation).after(TODAY, 5)
        assert told(due - (day(1) - TODAY), "R18") == set()
        assert told(due, "R18") == {("Ben", due)}

        actions.approve(version=version, by=ben)

        assert told(due, "R18") == set()
