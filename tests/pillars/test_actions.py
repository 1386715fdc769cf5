"""What a team does in a pillar, and what it is refused."""

import datetime

import pytest

from cases.models import Case
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused, Stale
from pillars import actions
from pillars.catalogue import ECONOMIC, LEGAL, PSYCHOSOCIAL
from pillars.legal import actions as legal_actions
from pillars.models import Assessment, Goal, Rating, Service
from tests.pillars.conftest import FIRST_CONTACT, TODAY, agree, change_her_mind, make_case

DAY = datetime.timedelta(days=1)


def assess(case, by, **changes):
    values = {"held_on": TODAY, "rated_by": "together", "needs": "A safe room.", "ratings": {"P1": (2, True)}}
    return actions.assess(case=case, pillar=PSYCHOSOCIAL, by=by, **(values | changes))


def deliver(case, by, **changes):
    values = {"pillar": LEGAL, "service_type": "LEGAL_ADVICE", "held_on": TODAY, "minutes": 45}
    return actions.deliver_service(case=case, by=by, **(values | changes))


def events(case):
    return list(AuditEntry.objects.filter(woman_id=case.woman_id).values_list("event", flat=True))


def test_an_assessment_keeps_her_needs_and_a_rating_for_each_part_of_life(ada, case, acts):
    with acts(ada):
        assess(case, ada, ratings={"P1": (2, True), "P7": (None, False)})

    with acts(ada):
        assert Assessment.objects.get().needs == "A safe room."
        assert list(Rating.objects.order_by("domain").values_list("domain", "value", "wants_support")) == [
            ("P1", 2, True),
            ("P7", None, False),
        ]
        assert "assessment.made" in events(case)


def test_a_service_is_told_in_the_audit_without_its_note(ada, case, acts):
    with acts(ada):
        deliver(case, ada, note="She cried.")

    with acts(ada):
        entry = AuditEntry.objects.get(event="service.delivered")
        assert entry.details == {"pillar": "legal", "type": "LEGAL_ADVICE", "attendance": "attended", "minutes": 45}
        assert entry.actor_id == ada.pk


def test_a_visit_that_did_not_happen_lasts_no_time(ada, case, acts):
    with acts(ada):
        service = deliver(case, ada, attendance="no_show", minutes=60)

    assert service.minutes == 0


@pytest.mark.parametrize("minutes", [-1, 1441])
def test_a_service_lasts_a_day_at_most(ada, case, acts, minutes):
    with acts(ada), pytest.raises(Refused, match="1440"):
        deliver(case, ada, minutes=minutes)


@pytest.mark.parametrize("day, sentence", [(TODAY + DAY, "future"), (FIRST_CONTACT - DAY, "first contact")])
def test_nothing_is_delivered_tomorrow_or_before_she_came(ada, case, acts, day, sentence):
    with acts(ada), pytest.raises(Refused, match=sentence):
        deliver(case, ada, held_on=day)


@pytest.mark.parametrize("value", [0, 6])
def test_a_rating_is_a_number_from_one_to_five(ada, case, acts, value):
    with acts(ada), pytest.raises(Refused, match="1 to 5"):
        assess(case, ada, ratings={"P1": (value, False)})


def test_a_part_of_life_belongs_to_its_pillar(ada, case, acts):
    with acts(ada), pytest.raises(Refused, match="another pillar"):
        assess(case, ada, ratings={"L1": (3, False)})
    with acts(ada), pytest.raises(Refused, match="another pillar"):
        actions.set_goal(case=case, pillar=LEGAL, domain="E3", statement="Work", by=ada)


def test_a_service_serves_a_goal_of_its_own_pillar_and_case(ada, case, acts):
    with acts(ada):
        work = actions.set_goal(case=case, pillar=ECONOMIC, domain="E3", statement="A job in a kitchen", by=ada)
        other = make_case(ada, code="CY-9ZZZ9")
        agree(other)
        stay = actions.set_goal(case=other, pillar=LEGAL, domain="L1", statement="To stay", by=ada)

    for goal in (work, stay):
        with acts(ada), pytest.raises(Refused, match="goal"):
            deliver(case, ada, goal=goal)


def test_a_closed_case_is_read_only(ada, case, acts):
    with acts(ada):
        goal = actions.set_goal(case=case, pillar=LEGAL, domain="L1", statement="To stay", by=ada)
        service = deliver(case, ada)
        Case.objects.update(state=Case.State.CLOSED)

    values = {"service_type": "LEGAL_ADVICE", "held_on": TODAY, "minutes": 5, "goal": None}
    for attempt in (
        lambda: assess(case, ada),
        lambda: deliver(case, ada),
        lambda: actions.set_goal(case=case, pillar=LEGAL, domain="L1", statement="To stay", by=ada),
        lambda: actions.change_goal(goal=goal, version=1, status="met", statement="x", due_on=None, by=ada),
        lambda: actions.correct_service(service=service, pillar=LEGAL, version=1, by=ada, **values),
    ):
        with acts(ada), pytest.raises(Refused, match="closed"):
            attempt()


@pytest.mark.parametrize("state", ["enquiry", "intake"])
def test_nothing_is_recorded_before_the_assessment_begins(ada, case, acts, state):
    with acts(ada):
        Case.objects.update(state=state)
        with pytest.raises(Refused, match="assessment"):
            deliver(case, ada)


@pytest.mark.parametrize("decision", ["refused", "withdrawn"])
def test_without_her_yes_nothing_is_recorded(ada, case, acts, decision):
    with acts(ada):
        change_her_mind(case, decision=decision)
        with pytest.raises(Refused, match="not agreed"):
            deliver(case, ada)


def test_what_was_done_before_she_withdrew_may_still_be_written_down(ada, case, acts):
    with acts(ada):
        change_her_mind(case, decision="withdrawn", decided_on=TODAY - DAY)

        deliver(case, ada, held_on=TODAY - 2 * DAY)
        with pytest.raises(Refused, match="not agreed"):
            deliver(case, ada, held_on=TODAY)


def test_what_was_done_after_her_consent_had_run_out_stays_unwritten_when_she_withdraws_too(ada, case, acts):
    with acts(ada):
        change_her_mind(case, expires_on=TODAY - 10 * DAY)
        change_her_mind(case, decision="withdrawn", decided_on=TODAY)

        with pytest.raises(Refused, match="not agreed"):
            deliver(case, ada, held_on=TODAY - 5 * DAY)


def test_a_permit_is_recorded_only_while_she_agrees_to_be_supported(ada, case, acts):
    permit = {"kind": "REFUGEE", "issued_on": None, "expires_on": TODAY + 90 * DAY, "number": ""}
    with acts(ada):
        change_her_mind(case, decision="withdrawn")

        with pytest.raises(Refused, match="not agreed"):
            legal_actions.record_permit(case=case, by=ada, **permit)


@pytest.mark.parametrize("decision", ["refused", "withdrawn"])
def test_nothing_more_is_written_once_she_wants_no_record(ada, case, acts, decision):
    with acts(ada):
        goal = actions.set_goal(case=case, pillar=ECONOMIC, domain="E3", statement="A job.", by=ada)
        agree(case, purpose="record_keeping", decision=decision, decided_on=TODAY)

        with pytest.raises(Refused, match="a record about her"):
            deliver(case, ada, held_on=TODAY - DAY)
        with pytest.raises(Refused, match="a record about her"):
            actions.change_goal(goal=goal, version=1, status="met", statement="Work.", due_on=None, by=ada)


def test_a_form_posted_twice_makes_one_row(ada, case, acts):
    once = "5f1d2c3e-0a0b-4c0d-8e0f-112233445566"
    with acts(ada):
        for _again in range(2):
            assess(case, ada, once=once)
            deliver(case, ada, once=once)
            actions.set_goal(case=case, pillar=LEGAL, domain="L1", statement="To stay", by=ada, once=once)

    with acts(ada):
        assert [model.objects.count() for model in (Assessment, Rating, Service, Goal)] == [1, 1, 1, 1]
        assert events(case).count("service.delivered") == 1


def test_a_second_entry_in_an_old_form_is_not_taken_for_the_first(ada, case, acts):
    once = "5f1d2c3e-0a0b-4c0d-8e0f-112233445566"
    with acts(ada):
        deliver(case, ada, once=once, note="The first talk")

    with acts(ada), pytest.raises(Stale, match="new form"):
        deliver(case, ada, once=once, note="The second talk")


def test_a_goal_remembers_since_when_it_is_met(ada, case, acts):
    with acts(ada):
        goal = actions.set_goal(case=case, pillar=LEGAL, domain="L1", statement="To stay", by=ada)
        Goal.objects.update(status_since=FIRST_CONTACT)
        met = actions.change_goal(goal=goal, version=1, status="met", statement="To stay here", due_on=None, by=ada)

    with acts(ada):
        assert (met.status_since, met.version, Goal.objects.get().statement) == (TODAY, 2, "To stay here")
        assert AuditEntry.objects.get(event="goal.changed").details["to"] == "met"


def test_a_stale_form_overwrites_nothing(ada, lea, case, acts):
    with acts(ada):
        goal = actions.set_goal(case=case, pillar=LEGAL, domain="L1", statement="To stay", by=ada)
        service = deliver(case, ada)
    changes = {"status": "in_progress", "statement": "To stay", "due_on": None}
    values = {"service_type": "LEGAL_ADVICE", "held_on": TODAY, "minutes": 60, "goal": None}

    with acts(lea):
        actions.change_goal(goal=goal, version=1, by=lea, **changes)
        actions.correct_service(service=service, pillar=LEGAL, version=1, by=lea, **values)

    with acts(ada), pytest.raises(Stale):
        actions.change_goal(goal=goal, version=1, by=ada, **changes)
    with acts(ada), pytest.raises(Stale):
        actions.correct_service(service=service, pillar=LEGAL, version=1, by=ada, **values | {"minutes": 5})


def test_a_correction_tells_what_was_changed_and_not_to_what(ada, case, acts):
    with acts(ada):
        service = deliver(case, ada)
        values = {"service_type": "LEGAL_ADVICE", "held_on": TODAY, "minutes": 60, "goal": None}
        actions.correct_service(service=service, pillar=LEGAL, version=1, by=ada, **values)

    with acts(ada):
        assert AuditEntry.objects.get(event="service.corrected").details == {"pillar": "legal", "changed": ["minutes"]}
