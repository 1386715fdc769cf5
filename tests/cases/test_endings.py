"""A pause, a closure, the aftercare, and a case that begins again."""

import datetime

import pytest
from django.utils import timezone

from cases import actions, lifecycle
from cases.models import Case, Closure, Consent
from coalesce.refusals import Refused
from tests.cast import make_person

State = Case.State
TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
CLOSURE = {"reason": "She has work and a room", "closure_reason": "GOALS_MET", "agreed": "yes"}


@pytest.fixture(autouse=True)
def cases_alone(monkeypatch):
    """What higher apps demand has its tests with them."""
    monkeypatch.setattr(lifecycle, "further_demands", [])


@pytest.fixture
def ask(agreed, ada, acts):
    """`ask(checks=[...])`: Ada asks for the closure."""

    def move(**told):
        with acts(ada):
            return actions.move_case(case=agreed, to=State.CLOSURE_REQUESTED, by=ada, **CLOSURE | told)

    return move


@pytest.fixture
def close(ask, agreed, ben, acts):
    """`close()`: Ada asks for the closure, and Ben approves it."""

    def move(**told):
        ask(**told)
        with acts(ben):
            return actions.move_case(case=agreed, to=State.CLOSED, by=ben)

    return move


def hold(case, by, day=TODAY + DAY):
    return actions.move_case(case=case, to=State.ON_HOLD, by=by, reason="She travels", next_attempt_on=day)


def test_a_pause_names_the_day_of_the_next_attempt(agreed, ada, acts):
    with acts(ada):
        assert hold(agreed, ada).hold_until == TODAY + DAY


@pytest.mark.parametrize("day", [None, TODAY, TODAY - DAY])
def test_a_pause_without_a_day_to_come_is_refused(day, agreed, ada, acts):
    with acts(ada), pytest.raises(Refused, match="next attempt|try again"):
        hold(agreed, ada, day)


@pytest.mark.parametrize("state", [State.INTAKE, State.ASSESSMENT])
def test_a_pause_leads_back_to_where_the_work_was_and_nowhere_further(state, agreed, ada, acts):
    with acts(ada):
        if state != State.INTAKE:
            actions.move_case(case=agreed, to=state, by=ada)
        held = hold(agreed, ada)

        ways_on = [move.to for move in lifecycle.moves_of(held) if not move.asks_closure]
        back = actions.move_case(case=held, to=state, by=ada)

        assert ways_on == [state]
        assert (back.state, back.hold_until) == (state, None)


def test_a_closure_that_is_not_approved_goes_round_no_demand(ask, agreed, ben, acts):
    ask()
    with acts(ben):
        with pytest.raises(Refused, match="Open it again"):
            actions.move_case(case=agreed, to=State.ACTIVE, by=ben, reason="Not yet")

        kept = actions.move_case(case=agreed, to=State.INTAKE, by=ben, reason="Not yet")

    assert (kept.state, kept.closure_reason) == (State.INTAKE, "")


def test_a_closure_is_kept_as_it_was_asked_for(ask, ada, acts):
    ask(checks=["way_back", "safety"])

    with acts(ada):
        closure = Closure.objects.get()
        assert (closure.reason, closure.agreed, closure.checks) == ("GOALS_MET", "yes", ["safety", "way_back"])
        assert closure.step.moved_by == ada
        assert dict(closure.seen_to)["She has her papers back"] is False


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"closure_reason": "BORED"}, "reason for the closure"),
        ({"agreed": ""}, "whether she agrees"),
        ({"agreed": "perhaps"}, "whether she agrees"),
        ({"checks": ["tea"]}, "lists of the form"),
        ({"aftercare_months": [5]}, "lists of the form"),
        ({"reason": " "}, "in a few words why"),
    ],
)
def test_a_closure_that_is_not_filled_in_is_refused(told, sentence, ask, ada, acts):
    with pytest.raises(Refused, match=sentence):
        ask(**told)

    with acts(ada):
        assert not Closure.objects.exists()
        assert Case.objects.get().state == State.INTAKE


def test_who_asked_for_the_closure_does_not_approve_it(agreed, hope, ada, acts):
    zoe = make_person("Zoe", hope, "caseworker", "supervisor")
    with acts(zoe):
        actions.move_case(case=agreed, to=State.CLOSURE_REQUESTED, by=zoe, **CLOSURE)

        with pytest.raises(Refused, match="You asked for this closure yourself"):
            actions.move_case(case=agreed, to=State.CLOSED, by=zoe)


def test_a_closed_case_has_its_day_and_its_reason(close):
    closed = close()

    assert (closed.closed_on, closed.closure_reason, closed.is_in_aftercare) == (TODAY, "GOALS_MET", False)


def test_aftercare_is_agreed_only_with_her_consent_to_be_contacted(ask):
    with pytest.raises(Refused, match="has not agreed to be contacted"):
        ask(aftercare_months=[3])


def test_aftercare_lasts_until_the_last_of_its_contacts(agree, close):
    agree(Consent.Purpose.AFTERCARE)

    closed = close(aftercare_months=[3, 12])

    assert closed.is_in_aftercare
    assert 364 <= (closed.aftercare_until - TODAY).days <= 366


def test_aftercare_ends_with_her_consent_at_the_latest(agree, close):
    agree(Consent.Purpose.AFTERCARE, expires_on=TODAY + 30 * DAY)

    assert close(aftercare_months=[3]).aftercare_until == TODAY + 30 * DAY


@pytest.mark.parametrize("until", [TODAY, TODAY - DAY, TODAY + 60 * DAY])
def test_aftercare_ends_on_a_day_to_come_and_within_her_consent(until, agree, ask):
    agree(Consent.Purpose.AFTERCARE, expires_on=TODAY + 30 * DAY)

    with pytest.raises(Refused, match="day to come|ends before"):
        ask(aftercare_until=until)


def test_aftercare_ends_when_she_takes_her_consent_back(agree, close, agreed, ada, acts):
    agree(Consent.Purpose.AFTERCARE)
    close(aftercare_months=[12])

    with acts(ada):
        actions.withdraw_consent(consent=agreed.consents.current().get(purpose="aftercare"), by=ada)

        assert Case.objects.get().aftercare_until is None


def test_aftercare_that_she_took_back_before_the_approval_does_not_begin(agree, ask, agreed, ada, ben, acts):
    agree(Consent.Purpose.AFTERCARE)
    ask(aftercare_months=[12])

    with acts(ada):
        actions.withdraw_consent(consent=agreed.consents.current().get(purpose="aftercare"), by=ada)
        closed = actions.move_case(case=agreed, to=State.CLOSED, by=ben)

    assert closed.aftercare_until is None


def test_a_case_is_reopened_when_she_agrees_again(close, agree, agreed, ada, acts):
    close()
    with acts(ada), pytest.raises(Refused, match="Ask her again since the closure"):
        actions.move_case(case=agreed, to=State.ASSESSMENT, by=ada, reason="She came back")

    agree()
    with acts(ada):
        reopened = actions.move_case(case=agreed, to=State.ASSESSMENT, by=ada, reason="She came back")

    assert (reopened.closed_on, reopened.closure_reason, reopened.episode) == (None, "", 2)


def test_a_case_is_not_reopened_without_a_reason(close, agree, agreed, ada, acts):
    close()
    agree()

    with acts(ada), pytest.raises(Refused, match="in a few words why"):
        actions.move_case(case=agreed, to=State.ASSESSMENT, by=ada)


def test_who_takes_back_her_consent_to_be_supported_asks_for_the_closure(agreed, ada, ben, acts):
    with acts(ada):
        actions.withdraw_consent(consent=agreed.consents.current().get(purpose="service"), by=ada)
        assert Case.objects.get().closure_reason == "WOMAN_REQUESTED"

        closed = actions.move_case(case=agreed, to=State.CLOSED, by=ben)

    assert (closed.closure_reason, closed.aftercare_until) == ("WOMAN_REQUESTED", None)


def test_an_enquiry_says_when_it_runs_out(enquiry, case):
    assert enquiry.runs_out_on == enquiry.first_contact_on + 90 * DAY
    assert case.runs_out_on is None
