"""What she agreed to is kept as it was; who approves it had no hand in it."""

import pytest
from django.db import IntegrityError, transaction

from cases.models import Case
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from coalesce.refusals import Refused, Stale
from pillars import actions as pillar_actions
from pillars.catalogue import LEGAL
from pillars.plans import actions, comparison, standing
from pillars.plans.models import PlanVersion
from tests.cast import make_person
from tests.pillars.lawful import agree_on_the_plan, approve_a_plan
from tests.pillars.plans.conftest import FRAME, day, put

State = PlanVersion.State


def test_what_she_agreed_to_stays_as_it_was(ada, planned, goal, step, acts):
    with acts(ada):
        agree_on_the_plan(planned, ada)
        pillar_actions.change_goal(goal=goal, version=1, statement="To stay near my sister", by=ada)

        kept = PlanVersion.objects.get().goals

    assert [one.statement for one in kept] == ["Papers that are mine"]
    assert [(one.what, one.due_on) for one in kept[0].actions] == [("Ask for a lawyer", day(7))]


def test_a_plan_has_at_least_one_goal(ada, planned, acts):
    with acts(ada), pytest.raises(Refused, match="at least one goal"):
        agree_on_the_plan(planned, ada)


def test_a_plan_of_goals_that_have_ended_is_none(ada, planned, goal, acts):
    with acts(ada):
        pillar_actions.change_goal(goal=goal, version=1, status="dropped_by_woman", by=ada)

        with pytest.raises(Refused, match="at least one goal"):
            agree_on_the_plan(planned, ada)


def test_she_agrees_to_what_stood_on_the_screen(ada, planned, goal, acts):
    with acts(ada):
        seen = standing.fingerprint(standing.goals_of(planned))
        pillar_actions.change_goal(goal=goal, version=1, statement="Something else", by=ada)

        with pytest.raises(Stale, match="have changed since"):
            agree_on_the_plan(planned, ada, seen=seen)


def test_agreeing_twice_is_agreeing_once(ada, planned, goal, acts):
    with acts(ada):
        first = agree_on_the_plan(planned, ada)

        again = agree_on_the_plan(planned, ada, number=first.number)

        assert (again.pk, PlanVersion.objects.count()) == (first.pk, 1)


def test_the_second_of_two_colleagues_is_told(ada, planned, goal, acts):
    with acts(ada):
        agree_on_the_plan(planned, ada)

        with pytest.raises(Stale, match="meanwhile"):
            agree_on_the_plan(planned, ada, number=1, agreed_how="verbal_remote")


@pytest.mark.parametrize("agreed_on", [day(1), day(-500)], ids=["tomorrow", "before the first contact"])
def test_she_agreed_on_a_day_that_can_be(agreed_on, ada, planned, goal, acts):
    with acts(ada), pytest.raises(Refused, match="The date lies"):
        agree_on_the_plan(planned, ada, agreed_on=agreed_on)


def test_a_plan_does_not_end_before_it_begins(ada, planned, goal, acts):
    with acts(ada), pytest.raises(Refused, match="end before it begins"):
        agree_on_the_plan(planned, ada, planned_end=day(-3))


@pytest.mark.parametrize(
    ("state", "sentence"), [("assessment", "follows the assessment"), ("closure_requested", "in this state")]
)
def test_a_plan_is_not_agreed_out_of_order(state, sentence, ada, planned, goal, acts):
    with acts(ada):
        put(planned, state)

        with pytest.raises(Refused, match=sentence):
            agree_on_the_plan(planned, ada)


def test_a_draft_becomes_the_version_she_agrees_to(ada, planned, goal, acts):
    with acts(ada):
        draft = actions.write_draft(case=planned, number=1, version=None, by=ada, **FRAME)

        agreed = agree_on_the_plan(planned, ada, hopes="A door of my own")

        assert (agreed.pk, agreed.state, agreed.hopes) == (draft.pk, State.AGREED, "A door of my own")


def test_a_draft_that_is_posted_twice_is_one(ada, planned, acts):
    with acts(ada):
        for _again in range(2):
            actions.write_draft(case=planned, number=1, version=None, by=ada, **FRAME)

        assert PlanVersion.objects.get().version == 1


def test_a_draft_that_a_colleague_changed_is_not_overwritten(ada, planned, acts):
    with acts(ada):
        actions.write_draft(case=planned, number=1, version=None, by=ada, **FRAME)
        actions.write_draft(case=planned, number=1, version=1, by=ada, **FRAME | {"hopes": "Hers"})

        with pytest.raises(Stale):
            actions.write_draft(case=planned, number=1, version=1, by=ada, **FRAME | {"hopes": "Mine"})


def test_approving_the_plan_begins_the_work(ada, ben, planned, goal, acts):
    with acts(ada):
        version = approve_a_plan(planned, ada, ben)

        assert Case.objects.get().state == Case.State.ACTIVE
        assert (version.answered_by, version.review_on) == (ben, day(90))


def test_approving_twice_is_approving_once(ada, ben, planned, goal, acts):
    with acts(ada):
        version = approve_a_plan(planned, ada, ben)

        assert actions.approve(version=version, by=ben).version == version.version
        assert planned.state_changes.count() == 1


def test_a_later_version_is_approved_without_a_step_of_the_case(ada, ben, planned, goal, acts):
    with acts(ada):
        approve_a_plan(planned, ada, ben)
        pillar_actions.set_goal(case=planned, pillar=LEGAL, domain="L3", statement="To know my rights", by=ada)

        second = approve_a_plan(planned, ada, ben)

        assert second.number == 2
        assert [
            one.statement for one in comparison.between(PlanVersion.objects.get(number=1).goals, second.goals).added
        ] == ["To know my rights"]


def test_nobody_approves_the_plan_of_her_own_case(ada, planned, goal, acts):
    ada.roles = [Role.CASEWORKER, Role.SUPERVISOR]
    with acts(ada):
        version = actions.submit(version=agree_on_the_plan(planned, ada), by=ada)

        with pytest.raises(Refused, match="your own case"):
            actions.approve(version=version, by=ada)


@pytest.mark.parametrize("answer", [actions.approve, actions.send_back])
def test_whoever_had_a_hand_in_it_does_not_answer_it(answer, ada, hope, planned, goal, acts):
    both = make_person("Bea", hope, Role.CASEWORKER, Role.SUPERVISOR)
    comment = {"comment": "No"} if answer is actions.send_back else {}
    with acts(ada):
        version = actions.submit(version=agree_on_the_plan(planned, both), by=ada)

        with pytest.raises(Refused, match="had a hand in this plan"):
            answer(version=version, by=both, **comment)


def test_a_plan_that_was_not_sent_is_not_approved(ada, ben, planned, goal, acts):
    with acts(ada), pytest.raises(Refused, match="“She agreed” by now"):
        actions.approve(version=agree_on_the_plan(planned, ada), by=ben)


def test_a_plan_that_has_changed_since_she_agreed_is_not_sent(ada, planned, goal, acts):
    with acts(ada):
        version = agree_on_the_plan(planned, ada)
        actions.add_step(goal=goal, what="Go to the office", who="woman", whom="", due_on=None, by=ada)

        with pytest.raises(Refused, match="changed since she agreed"):
            actions.submit(version=version, by=ada)


def test_sending_it_twice_is_sending_it_once(ada, planned, goal, acts):
    with acts(ada):
        version = agree_on_the_plan(planned, ada)
        for _again in range(2):
            actions.submit(version=version, by=ada)

    with acts(ada):
        assert AuditEntry.objects.filter(event="plan.submitted").count() == 1


def test_sending_it_back_asks_why(ada, ben, planned, goal, acts):
    with acts(ada):
        version = actions.submit(version=agree_on_the_plan(planned, ada), by=ada)

        with pytest.raises(Refused, match="what is to change"):
            actions.send_back(version=version, comment=" ", by=ben)


def test_a_plan_that_was_sent_back_is_agreed_on_anew(ada, ben, planned, goal, acts):
    with acts(ada):
        version = actions.submit(version=agree_on_the_plan(planned, ada), by=ada)
        actions.send_back(version=version, comment="Who goes with her?", by=ben)

        second = agree_on_the_plan(planned, ada)

        states = dict(PlanVersion.objects.values_list("number", "state"))
        assert (second.number, states) == (2, {1: State.SENT_BACK, 2: State.AGREED})


def test_a_newer_agreement_takes_the_place_of_one_that_waits(ada, ben, planned, goal, acts):
    with acts(ada):
        first = actions.submit(version=agree_on_the_plan(planned, ada), by=ada)
        agree_on_the_plan(planned, ada)

        with pytest.raises(Refused, match="Replaced before approval"):
            actions.approve(version=first, by=ben)


def test_progress_is_no_change_of_the_plan(ada, planned, goal, step, acts):
    with acts(ada):
        version = agree_on_the_plan(planned, ada)
        actions.finish_step(step=step, by=ada)
        pillar_actions.change_goal(goal=goal, version=1, status="met", by=ada)

        assert not standing.has_changed(version, standing.goals_of(planned))


def test_what_changed_is_told_in_words(ada, planned, goal, step, acts):
    with acts(ada):
        before = agree_on_the_plan(planned, ada).goals
        pillar_actions.change_goal(goal=goal, version=1, statement="Papers", target=4, due_on=day(30), by=ada)
        actions.change_step(step=step, version=1, what="Ask for a lawyer", who="woman", whom="", due_on=None, by=ada)

        changed = comparison.between(before, standing.goals_of(planned)).changed[0]

    said = {difference.label: (difference.before, difference.after) for difference in changed.differences}
    assert said["her goal, in her words"] == ("Papers that are mine", "Papers")
    assert said["where she wants to be"] == ("–", "4")
    assert said["a step"][0].startswith("Ask for a lawyer, Her worker, by ")
    assert said["a step"][1] == "Ask for a lawyer, She"


def test_a_goal_that_she_dropped_has_ended(ada, planned, goal, acts):
    with acts(ada):
        before = agree_on_the_plan(planned, ada).goals
        pillar_actions.change_goal(goal=goal, version=1, status="dropped_by_woman", by=ada)

        assert [one.statement for one in comparison.between(before, standing.goals_of(planned)).ended] == [
            "Papers that are mine"
        ]


def test_her_words_are_sealed_in_the_database(ada, planned, goal, acts):
    with acts(ada):
        agree_on_the_plan(planned, ada, hopes="A door of my own")

        assert repr(PlanVersion.objects.values("contents", "hopes").get()) == "{'contents': •••, 'hopes': •••}"


def test_the_database_keeps_no_approved_plan_without_its_review(ada, planned, goal, acts):
    with acts(ada), pytest.raises(IntegrityError), transaction.atomic():
        version = agree_on_the_plan(planned, ada)
        PlanVersion.objects.filter(pk=version.pk).update(state=State.APPROVED)


def test_the_audit_holds_numbers_and_no_words(ada, ben, planned, goal, acts):
    with acts(ada):
        approve_a_plan(planned, ada, ben)

    with acts(ada):
        told = {entry.event: entry.details for entry in AuditEntry.objects.filter(event__startswith="plan.")}
    assert told == {
        "plan.agreed": {"number": 1, "goals": 1, "how": "signed", "copy": "given"},
        "plan.submitted": {"number": 1},
        "plan.approved": {"number": 1},
    }
