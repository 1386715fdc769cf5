"""What a case has to have before it goes on."""

import pytest

from cases import lifecycle
from cases.models import Case, StateChange, Woman
from pillars.models import Assessment
from pillars.plans import actions, demands
from tests.pillars.lawful import (
    agree_on_the_plan,
    approve_a_plan,
    bring_to,
    need_no_safety_plan,
    talk_over_her_needs,
)
from tests.pillars.plans.conftest import FRAME, put

State = Case.State


def missing(case, to, by):
    return lifecycle.hindrances(case, lifecycle.find(case, to), by)


def test_the_plan_waits_for_a_talk_about_her_needs_and_for_her_safety(ada, planned, acts):
    with acts(ada):
        put(planned, State.ASSESSMENT)
        led = {str(sentence): sentence.url for sentence in missing(planned, State.PLANNING, ada)}

        assert led == {
            "Complete the first assessment of her needs.": f"/cases/{planned.code}/talks/",
            "Make a safety plan with her, or write down that she needs none and why.": (
                f"/cases/{planned.code}/psychosocial/"
            ),
        }


def test_the_plan_begins_when_both_were_spoken_of(ada, planned, acts):
    with acts(ada):
        put(planned, State.ASSESSMENT)
        talk_over_her_needs(planned, ada)
        need_no_safety_plan(planned)

        assert missing(planned, State.PLANNING, ada) == []


def test_the_work_waits_for_a_plan_that_she_agreed_to(ada, ben, planned, goal, acts):
    with acts(ada):
        assert missing(planned, State.ACTIVE, ben)[0].startswith("Agree on the plan with her")
        actions.submit(version=agree_on_the_plan(planned, ada), by=ada)

        assert missing(planned, State.ACTIVE, ben)[0].startswith("Her plan waits for a supervisor")


def test_a_plan_of_before_the_assessment_was_taken_up_again_does_not_count(ada, ben, planned, goal, acts):
    with acts(ada):
        approve_a_plan(planned, ada, ben)
        put(planned, State.PLANNING)
        about = {"case": planned, "woman_id": planned.woman_id, "moved_by": ada}
        StateChange.objects.create(**about, start=State.ASSESSMENT, to=State.PLANNING)

        assert missing(planned, State.ACTIVE, ben) != []


def test_a_draft_of_before_counts_from_the_day_she_agrees(ada, ben, planned, goal, acts):
    with acts(ada):
        actions.write_draft(case=planned, number=1, version=None, by=ada, **FRAME)
        about = {"case": planned, "woman_id": planned.woman_id, "moved_by": ada}
        StateChange.objects.create(**about, start=State.ASSESSMENT, to=State.PLANNING)

        approve_a_plan(planned, ada, ben)

        assert Case.objects.get().state == State.ACTIVE


def test_the_closure_waits_until_she_was_asked_how_it_is_at_the_end(ada, ben, planned, approved, acts):
    with acts(ada):
        put(planned, State.CLOSURE_REQUESTED)
        assert [str(sentence) for sentence in missing(planned, State.CLOSED, ben)] == [
            "Ask her for ratings at the end, or write down that she did not want to."
        ]
        about = {"case": planned, "woman_id": planned.woman_id, "made_by": ada, "pillar": ""}
        Assessment.objects.create(**about, kind=Assessment.Kind.EXIT, state=Assessment.State.DECLINED)

        assert missing(planned, State.CLOSED, ben) == []


def test_a_case_without_a_plan_is_closed_without_being_rated(ada, ben, planned, acts):
    with acts(ada):
        put(planned, State.CLOSURE_REQUESTED)

        assert missing(planned, State.CLOSED, ben) == []


def test_who_closes_the_case_sees_what_was_not_done(ada, planned, step, acts):
    with acts(ada):
        assert [str(end.sentence) for end in demands.steps_not_done(planned)] == [
            "1 step of her plan has not been done."
        ]
        actions.finish_step(step=step, by=ada)

        assert demands.steps_not_done(planned) == []


@pytest.mark.parametrize("state", [State.INTAKE, State.ASSESSMENT, State.PLANNING, State.ACTIVE])
def test_the_way_of_the_tests_is_a_lawful_one(state, ada, ben, case, acts):
    with acts(ada):
        Woman.objects.update(has_identity=True)
        put(case, State.ENQUIRY)

        assert bring_to(Case.objects.get(), state, worker=ada, supervisor=ben).state == state
