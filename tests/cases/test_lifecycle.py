"""Which step leads where, who takes it, and what it demands."""

import datetime
import itertools
import uuid

import pytest
from django.utils import timezone

from cases import actions, lifecycle
from cases.models import Case, StateChange
from coalesce.permissions import Permission
from coalesce.refusals import Refused, Stale

State = Case.State
EVERY_PAIR = [pair for pair in itertools.product(State.values, State.values) if pair[0] != pair[1]]
STEPS = {(move.start, move.to) for move in lifecycle.MOVES}
TOMORROW = timezone.localdate() + datetime.timedelta(days=1)
TOLD = {"reason": "Because", "closure_reason": "GOALS_MET", "agreed": "yes", "next_attempt_on": TOMORROW}


def put(case, state, came_from=""):
    """Nobody of the cast has brought it there."""
    Case.objects.filter(pk=case.pk).update(state=state)
    StateChange.objects.create(woman_id=case.woman_id, case=case, start=came_from, to=state)
    case.state = state
    return case


def take(move, case, by):
    asked = [move.asks_reason and "reason", move.asks_next_attempt and "next_attempt_on"]
    asked += ["closure_reason", "agreed"] if move.asks_closure else []
    told = {name: TOLD[name] for name in asked if name}
    return actions.move_case(case=case, to=move.to, by=by, **told)


def test_every_state_leads_somewhere_and_can_be_reached():
    starts, ends = zip(*STEPS, strict=True)

    assert set(starts) == set(State.values)
    assert set(ends) == set(State.values)


def test_no_step_is_written_twice():
    assert len(STEPS) == len(lifecycle.MOVES)


@pytest.mark.parametrize(("start", "to"), [pair for pair in EVERY_PAIR if pair not in STEPS])
def test_a_step_that_is_not_in_the_table_is_refused(start, to, agreed, ada, acts):
    with acts(ada):
        put(agreed, start)

        with pytest.raises(Refused, match="Open it again"):
            actions.move_case(case=agreed, to=to, by=ada, reason="Because")
        assert Case.objects.get().state == start


@pytest.mark.parametrize("move", lifecycle.MOVES, ids=lambda move: f"{move.start}-{move.to}")
def test_a_step_is_taken_by_whom_the_table_names_and_by_nobody_else(
    move, agreed, ada, ben, lea, acts, monkeypatch, agree
):
    monkeypatch.setattr(lifecycle, "further_demands", [])
    people = {ada: Permission.CASE_EDIT, ben: Permission.CASE_APPROVE, lea: None}
    with acts(ada):
        put(agreed, move.start, came_from=move.to)
        agree()
        for other in (person for person, may in people.items() if may not in move.permissions):
            with pytest.raises(Refused, match="takes this step"):
                take(move, agreed, other)
        taker = next(person for person, may in people.items() if may in move.permissions)

        moved = take(move, agreed, taker)

        assert moved.state == move.to
        assert StateChange.objects.filter(start=move.start, to=move.to, moved_by=taker).exists()


def test_nobody_approves_her_own_case(agreed, ben, ada, acts, monkeypatch):
    monkeypatch.setattr(lifecycle, "further_demands", [])
    ben.roles = ["supervisor", "caseworker"]
    ben.save()
    with acts(ada):
        put(actions.hand_over(case=agreed, to=ben, by=ada), State.PLANNING)

        with pytest.raises(Refused, match="your own case"):
            actions.move_case(case=agreed, to=State.ACTIVE, by=ben)


def test_nobody_gives_her_case_away_to_approve_it(agreed, ben, ada, acts, monkeypatch):
    monkeypatch.setattr(lifecycle, "further_demands", [])
    ben.roles = ["supervisor", "caseworker"]
    ben.save()
    with acts(ada):
        put(actions.hand_over(case=agreed, to=ben, by=ada), State.PLANNING)
    with acts(ben):
        actions.hand_over(case=agreed, to=ada, by=ben)

    with acts(ben), pytest.raises(Refused, match="You led this case when it came to this step"):
        actions.move_case(case=agreed, to=State.ACTIVE, by=ben)


def test_assessment_waits_for_both_consents(case, ada, acts):
    with acts(ada), pytest.raises(Refused, match="consent to be supported first. Record her consent to keep a record"):
        actions.move_case(case=case, to=State.ASSESSMENT, by=ada)


def test_intake_waits_until_somebody_knows_who_she_is_or_what_she_asks_for(ada, acts):
    with acts(ada):
        empty = actions.open_enquiry(by=ada)

        with pytest.raises(Refused, match="what she asks for"):
            actions.move_case(case=empty, to=State.INTAKE, by=ada)


def test_an_enquiry_with_a_wish_goes_on(enquiry, ada, acts):
    with acts(ada):
        assert actions.move_case(case=enquiry, to=State.INTAKE, by=ada).state == State.INTAKE


def test_on_hold_asks_why(agreed, ada, acts):
    with acts(ada):
        put(agreed, State.ACTIVE)

        with pytest.raises(Refused, match="in a few words why"):
            actions.move_case(case=agreed, to=State.ON_HOLD, by=ada, reason="  ", next_attempt_on=TOMORROW)


@pytest.mark.parametrize("state", [State.ACTIVE, State.CLOSED])
def test_nobody_is_led_to_put_a_case_on_hold_or_to_reopen_it(state, agreed, ada, acts):
    with acts(ada):
        put(agreed, state)

        assert lifecycle.next_step(agreed, ada) is None


def test_closure_asks_for_a_reason_of_the_list(agreed, ada, acts):
    with acts(ada), pytest.raises(Refused, match="reason for the closure"):
        actions.move_case(case=agreed, to="closure_requested", by=ada, reason="Done", closure_reason="BORED")


def test_a_closed_case_is_not_written(agreed, ada, acts):
    with acts(ada):
        put(agreed, State.CLOSED)

        with pytest.raises(Refused, match="Reopen it"):
            actions.update_case(case=agreed, changes={"need": "A room"}, version=1, by=ada)


def test_a_higher_app_adds_its_demands(agreed, ada, acts, monkeypatch):
    monkeypatch.setattr(lifecycle, "further_demands", [lambda case, move: "Set a goal first."])
    with acts(ada), pytest.raises(Refused, match="Set a goal first"):
        actions.move_case(case=agreed, to=State.ASSESSMENT, by=ada)


def test_each_step_is_in_the_audit(agreed, ada, acts, events):
    with acts(ada):
        actions.move_case(case=agreed, to=State.ASSESSMENT, by=ada)

    assert events(ada)[-1] == "case.moved"


def test_a_step_that_the_case_never_took_cannot_have_been_seen(agreed, ada, acts):
    """As in a case that a file brought, which has no steps yet."""
    with acts(ada):
        StateChange.objects.filter(case=agreed).delete()

        with pytest.raises(Stale):
            actions.move_case(case=agreed, to=Case.State.CLOSURE_REQUESTED, seen=uuid.uuid4(), by=ada)
