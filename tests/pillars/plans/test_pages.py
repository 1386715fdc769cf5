"""The pages of her plan: who opens them, who writes on them, and what they show."""

import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import timeline
from cases.models import Case
from coalesce.audit import sentences
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from pillars import actions as pillar_actions
from pillars.catalogue import LEGAL, PSYCHOSOCIAL
from pillars.plans import actions
from pillars.plans.models import Action, PlanVersion, Review
from tests.cast import make_person
from tests.pillars.conftest import TODAY
from tests.pillars.lawful import agree_on_the_plan, approve_a_plan
from tests.pillars.plans.conftest import day, put

AGREEMENT = {
    "number": "1",
    "agreed_on": TODAY.isoformat(),
    "agreed_how": "signed",
    "copy": "given",
    "copy_language": "eng",
    "hopes": "A door of my own",
    "planned_end": "",
    "review_every_days": "90",
}


def page(name, case, *more):
    return reverse(f"pillars:plans:{name}", args=[case.code, *more])


def seen(answer):
    """What travels hidden with the form."""
    return answer.context["form"]["seen"].value()


def test_she_agrees_to_what_the_page_shows(ada, planned, goal, step, acts, browse):
    window = browse(ada)
    shown = window.get(page("agree", planned))
    assert "Papers that are mine" in shown.text and "Ask for a lawyer" in shown.text

    for _again in range(2):
        answer = window.post(page("agree", planned), AGREEMENT | {"seen": seen(shown)})

    assert answer.status_code == 302
    with acts(ada):
        assert [one.statement for one in PlanVersion.objects.get().goals] == ["Papers that are mine"]
        assert AuditEntry.objects.filter(event="plan.agreed", actor_id=ada.pk).count() == 1


def test_an_agreement_with_gaps_says_what_is_missing_and_loses_nothing(ada, planned, goal, browse):
    answer = browse(ada).post(
        page("agree", planned), AGREEMENT | {"seen": "x", "copy_language": "", "planned_end": "2020-01-01"}
    )

    assert answer.status_code == 422
    assert "in which language her copy is" in answer.text
    assert "end before it begins" in answer.text
    assert "A door of my own" in answer.text


def test_goals_that_changed_meanwhile_are_told_and_her_words_are_not_lost(ada, planned, goal, acts, browse):
    answer = browse(ada).post(page("agree", planned), AGREEMENT | {"seen": "of an earlier page"})

    assert answer.status_code == 409
    assert "have changed since this page was opened" in answer.text
    assert "A door of my own" in answer.text


def test_the_plan_says_plainly_that_it_has_changed(ada, ben, planned, goal, acts, browse):
    with acts(ada):
        approve_a_plan(planned, ada, ben)
    window = browse(ada)
    assert "The plan has changed since she agreed" not in window.get(page("plan", planned)).text
    with acts(ada):
        pillar_actions.change_goal(goal=goal, version=1, statement="Papers, and a flat", by=ada)

    text = window.get(page("plan", planned)).text

    assert "The plan has changed since she agreed" in text
    assert "<del>Papers that are mine</del>" in text


def test_a_supervisor_approves_on_the_page_of_the_version(ada, ben, planned, goal, acts, browse):
    with acts(ada):
        version = actions.submit(version=agree_on_the_plan(planned, ada), by=ada)
    window = browse(ben)
    listed = window.get(reverse("approvals:list")).text
    assert page("version", planned, version.pk) in listed
    assert "Approve the plan" in window.get(page("version", planned, version.pk)).text

    answer = window.post(page("approve", planned, version.pk))

    assert answer.url == page("plan", planned)
    with acts(ada):
        assert Case.objects.get().state == Case.State.ACTIVE
    assert "Nothing waits for you" in window.get(reverse("approvals:list")).text


def test_sending_back_without_a_word_asks_for_one(ada, ben, planned, goal, acts, browse):
    with acts(ada):
        version = actions.submit(version=agree_on_the_plan(planned, ada), by=ada)
    window = browse(ben)

    assert window.post(page("send_back", planned, version.pk), {"comment": ""}).status_code == 422
    window.post(page("send_back", planned, version.pk), {"comment": "Who goes with her?"})

    assert "Who goes with her?" in browse(ada).get(page("plan", planned)).text


def test_whoever_had_a_hand_in_it_is_told_that_another_answers(ada, hope, planned, goal, acts, browse):
    both = make_person("Bea", hope, Role.CASEWORKER, Role.SUPERVISOR)
    with acts(ada):
        version = actions.submit(version=agree_on_the_plan(planned, both), by=ada)

    text = browse(both).get(page("version", planned, version.pk)).text

    assert "You had a hand in this plan" in text
    assert "With your approval" not in text
    assert "Another supervisor answers this one" in browse(both).get(reverse("approvals:list")).text


def test_a_closure_that_was_asked_for_waits_for_a_supervisor(ada, ben, planned, acts, browse):
    with acts(ada):
        put(planned, "closure_requested")

    assert planned.code in browse(ben).get(reverse("approvals:list")).text


def test_a_version_is_compared_with_the_one_before_or_with_another(ada, ben, planned, goal, acts, browse):
    with acts(ada):
        approve_a_plan(planned, ada, ben)
        pillar_actions.set_goal(case=planned, pillar=LEGAL, domain="L3", statement="To know my rights", by=ada)
        approve_a_plan(planned, ada, ben)
        third = approve_a_plan(planned, ada, ben)
    window = browse(ada)

    assert "The goals and steps are the same" in window.get(page("version", planned, third.pk)).text
    asked = window.get(page("version", planned, third.pk), {"with": "1"})
    assert [one.statement for one in asked.context["changes"].added] == ["To know my rights"]


def test_a_step_is_written_ticked_off_and_taken_back(ada, planned, goal, acts, browse):
    window, once = browse(ada), str(uuid.uuid4())
    sent = {
        "once": once,
        "what": "Ask for a lawyer",
        "who": "other",
        "whom": "Her sister",
        "due_on": day(5).isoformat(),
    }
    for _again in range(2):
        window.post(page("add_step", planned, goal.pk), sent)
    with acts(ada):
        step = Action.objects.get()
    assert "Her sister" in window.get(page("plan", planned)).text

    window.post(page("finish_step", planned, step.pk))

    with acts(ada):
        assert Action.objects.get().done_on == TODAY
    window.post(page("reopen_step", planned, step.pk))
    with acts(ada):
        assert Action.objects.get().done_on is None


def test_a_step_of_somebody_else_without_a_name_is_asked_again(ada, planned, goal, browse):
    answer = browse(ada).post(page("add_step", planned, goal.pk), {"what": "Call", "who": "other", "whom": ""})

    assert answer.status_code == 422
    assert "Say who else takes this step" in answer.text


def test_a_step_is_given_up_with_the_version_that_was_seen(ada, planned, step, acts, browse):
    window = browse(ada)
    assert window.post(page("drop_step", planned, step.pk), {"version": "7"}).status_code == 409
    assert window.post(page("drop_step", planned, step.pk), {}).status_code == 409

    window.post(page("drop_step", planned, step.pk), {"version": "1"})

    with acts(ada):
        assert Action.objects.get().dropped_on == TODAY


def test_a_specialist_takes_steps_in_her_own_pillar_and_agrees_on_no_plan(ada, lea, planned, goal, step, acts, browse):
    window = browse(lea)

    assert window.post(page("finish_step", planned, step.pk)).status_code == 302
    assert window.get(page("agree", planned)).status_code == 403
    with acts(ada):
        other = pillar_actions.set_goal(case=planned, pillar=PSYCHOSOCIAL, domain="P1", statement="Sleep", by=ada)
    assert window.get(page("add_step", planned, other.pk)).status_code == 403


def review_of(window, case, goal, **changes):
    shown = window.get(page("hold_review", case))
    sent = {
        "once": str(uuid.uuid4()),
        "seen": seen(shown),
        "held_on": TODAY.isoformat(),
        "her_view": "It goes slowly",
        "outcome": "changes",
        "next_on": day(60).isoformat(),
        f"status_{goal.pk}": "partly_met",
    }
    return window.post(page("hold_review", case), sent | changes)


def test_a_review_is_written_and_read(ada, planned, goal, approved, acts, browse):
    window = browse(ada)

    answer = review_of(window, planned, goal)

    assert answer.status_code == 302
    text = window.get(answer.url).text
    assert "It goes slowly" in text and "Partly met" in text and "The plan is to change" in text


def test_a_review_without_the_next_one_is_asked_again(ada, planned, goal, approved, acts, browse):
    answer = review_of(browse(ada), planned, goal, next_on=TODAY.isoformat())

    assert answer.status_code == 422
    assert "The next review comes after today" in answer.text
    assert "It goes slowly" in answer.text
    with acts(ada):
        assert not Review.objects.exists()


def test_words_of_a_review_that_was_never_saved_come_back(ada, planned, goal, approved, acts, browse):
    window = browse(ada)
    typed = {"her_view": "It goes slowly", f"status_{goal.pk}": "met", "once": str(uuid.uuid4()), "seen": "old"}
    window.post(reverse("notes:save_draft", args=[planned.code, "review of the plan"]), typed)

    form = window.get(page("hold_review", planned)).context["form"]

    assert form["her_view"].value() == "It goes slowly"
    assert form[f"status_{goal.pk}"].value() == "not_started"


@pytest.mark.parametrize("name", ["plan", "draft", "agree", "hold_review"])
def test_eve_finds_nothing(name, eve, planned, goal, browse):
    assert browse(eve).get(page(name, planned)).status_code == 404


@pytest.mark.parametrize("name", ["draft", "agree", "hold_review"])
def test_a_plan_is_not_written_before_its_time(name, ada, planned, goal, acts, browse):
    with acts(ada):
        put(planned, "assessment")

    answer = browse(ada).get(page(name, planned))

    assert answer.status_code == 409
    assert "The plan follows the assessment" in answer.text


def test_the_empty_plan_says_what_it_is_made_of(ada, planned, browse):
    text = browse(ada).get(page("plan", planned)).text

    assert "No goals yet" in text
    assert "Record her agreement" not in text


def test_the_case_page_says_when_the_plan_is_looked_at_again(ada, planned, approved, acts, browse):
    window = browse(ada)
    assert "Review due on" in window.get(planned.get_absolute_url()).text
    with acts(ada):
        PlanVersion.objects.update(review_on=day(-1))

    assert "Review was due on" in window.get(planned.get_absolute_url()).text


def test_a_case_in_planning_leads_to_its_plan(ada, planned, goal, browse):
    text = browse(ada).get(planned.get_absolute_url()).text

    assert re.search(rf'<a href="{page("plan", planned)}">Agree on the plan with her', text)


def test_the_plan_runs_as_many_queries_for_a_long_story_as_for_a_short_one(ada, ben, planned, goal, acts, browse):
    with acts(ada):
        approve_a_plan(planned, ada, ben)
    window = browse(ada)
    window.get(page("plan", planned))
    with CaptureQueriesContext(connection) as short:
        window.get(page("plan", planned))
    with acts(ada):
        for number in range(4):
            more = pillar_actions.set_goal(case=planned, pillar=LEGAL, domain="L3", statement=f"{number}", by=ada)
            actions.add_step(goal=more, what=f"{number}", who="woman", whom="", due_on=None, by=ada)
            approve_a_plan(planned, ada, ben)

    with CaptureQueriesContext(connection) as long:
        window.get(page("plan", planned))

    assert len(long) == len(short)
    assert len(short) <= 34


def test_the_approvals_run_as_many_queries_for_many_as_for_one(ada, ben, planned, goal, acts, browse):
    with acts(ada):
        actions.submit(version=agree_on_the_plan(planned, ada), by=ada)
    window = browse(ben)
    window.get(reverse("approvals:list"))
    with CaptureQueriesContext(connection) as one:
        window.get(reverse("approvals:list"))
    with acts(ada):
        for number in range(2, 7):
            version = PlanVersion.objects.filter(number=number - 1).get()
            version.pk, version.number = uuid.uuid4(), number
            version._state.adding = True
            version.save()

    with CaptureQueriesContext(connection) as many:
        assert window.get(reverse("approvals:list")).text.count("Look at it") == 6

    assert len(many) == len(one)


def test_the_timeline_tells_of_the_plan_without_a_word_of_hers(ada, planned, goal, step, approved, acts, browse):
    review_of(browse(ada), planned, goal)
    with acts(ada):
        actions.finish_step(step=step, by=ada)
        told = [f"{entry.title} {entry.text}" for entry in timeline.of(planned)]

    for title in (
        "She agreed to her plan, version 1",
        "Plan sent for approval",
        "Plan approved",
        "Plan reviewed with her",
    ):
        assert any(title in line for line in told), title
    assert "A step of the plan was taken Her worker" in told
    assert not any(words in str(told) for words in ("Papers that are mine", "slowly", "lawyer"))


def test_everything_that_is_done_with_a_plan_has_its_sentence(ada, planned, goal, step, approved, acts, browse):
    review_of(browse(ada), planned, goal)
    with acts(ada):
        actions.finish_step(step=step, by=ada)
        actions.reopen_step(step=step, by=ada)
    with acts(ada):
        events = set(AuditEntry.objects.values_list("event", flat=True))

    assert {"plan.agreed", "plan.submitted", "plan.approved", "plan.reviewed", "action.added", "action.done"} <= events
    assert [event for event in events if not sentences.knows(event)] == []
