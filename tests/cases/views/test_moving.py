"""The pages of the steps: what each asks for, and what somebody reads whose page is no longer true."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cases import actions, lifecycle
from cases.models import Case, Closure, StateChange
from cases.reminders.models import Reminder
from coalesce.audit.models import AuditEntry

TODAY = timezone.localdate()
CLOSURE = {"reason": "She has work and a room", "closure_reason": "GOALS_MET", "agreed": "yes", "checks": ["safety"]}


@pytest.fixture(autouse=True)
def cases_alone(monkeypatch):
    """What higher apps demand has its tests with them."""
    monkeypatch.setattr(lifecycle, "further_demands", [])


@pytest.fixture
def at(agreed):
    """`at("on_hold")` is the page of that step of Blessing's case."""
    return lambda to: reverse("cases:move", args=[agreed.code, to])


def words(response):
    return response.content.decode()


def seen(page):
    return page.context["form"]["seen"].value()


def test_a_step_is_taken_with_what_it_asks_for(at, agreed, ada, browse, acts):
    tomorrow = TODAY + datetime.timedelta(days=1)

    browse(ada).post(at("on_hold"), {"reason": "She travels", "next_attempt_on": tomorrow})

    with acts(ada):
        assert (Case.objects.get().state, Case.objects.get().hold_until) == ("on_hold", tomorrow)


@pytest.mark.parametrize("day", ["", "2026-02-30", "1026-12-01", TODAY.isoformat()])
def test_a_next_attempt_that_cannot_be_is_told_and_nothing_typed_is_lost(day, at, ada, browse, acts):
    page = browse(ada).post(at("on_hold"), {"reason": "She travels", "next_attempt_on": day})

    assert page.status_code == 422
    assert "She travels" in words(page)
    with acts(ada):
        assert Case.objects.get().state == "intake"


def test_a_closure_is_asked_for_with_its_checklist(at, ada, browse, acts):
    browse(ada).post(at("closure_requested"), CLOSURE)

    with acts(ada):
        assert (Closure.objects.get().checks, Case.objects.get().state) == (["safety"], "closure_requested")


@pytest.mark.parametrize("missing", ["closure_reason", "agreed", "reason"])
def test_a_closure_with_a_gap_keeps_what_was_typed(missing, at, ada, browse, acts):
    typed = CLOSURE | {missing: ""}

    page = browse(ada).post(at("closure_requested"), typed)

    assert page.status_code == 422
    assert page.context["form"]["checks"].value() == ["safety"]
    with acts(ada):
        assert not Closure.objects.exists()


def test_aftercare_is_asked_about_only_when_she_agreed_to_be_contacted(at, agree, ada, browse):
    assert "aftercare_until" not in words(browse(ada).get(at("closure_requested")))

    agree("aftercare")

    assert "aftercare_until" in words(browse(ada).get(at("closure_requested")))


def test_an_aftercare_in_the_past_is_told_beside_its_field(at, agree, ada, browse):
    agree("aftercare")

    page = browse(ada).post(at("closure_requested"), CLOSURE | {"aftercare_until": TODAY})

    assert "Aftercare ends on a day to come" in words(page)


def test_who_approves_reads_the_form_and_what_is_still_open(at, agreed, ada, ben, browse, acts):
    with acts(ada):
        actions.move_case(case=agreed, to="closure_requested", by=ada, **CLOSURE)
        Reminder.objects.create(
            case=agreed,
            woman_id=agreed.woman_id,
            rule="R03",
            object_id=agreed.pk,
            due_on=TODAY,
            lead_days=0,
            shown_from=TODAY,
            recipient=ada,
        )

    page = words(browse(ben).get(at("closed")))

    for expected in ("She has work and a room", "Her goals are met", "Not done: She has her papers back"):
        assert expected in page
    assert f": {TODAY.day} {TODAY:%B}" in page


def test_pressing_twice_is_pressing_once(at, ada, browse, acts):
    typed = {"seen": seen(browse(ada).get(at("assessment")))}

    answers = [browse(ada).post(at("assessment"), typed).status_code for _time in range(2)]

    assert answers == [302, 302]
    with acts(ada):
        assert StateChange.objects.filter(to="assessment").count() == 1


def test_of_two_who_move_a_case_the_second_reads_who_did_and_where_it_stands(at, agreed, ada, ben, browse, acts):
    with acts(ada):
        actions.move_case(case=agreed, to="closure_requested", by=ada, **CLOSURE)
    page = browse(ben).get(at("intake"))
    with acts(ben):
        actions.move_case(case=agreed, to="closed", by=ben)

    answer = browse(ben).post(at("intake"), {"reason": "Not yet", "seen": seen(page)})

    assert answer.status_code == 409
    assert "Ben has moved this case on" in words(answer)
    assert "It is now “Closed”" in words(answer)
    assert "Not yet" in words(answer)


def test_a_page_from_before_a_pause_and_its_end_moves_nothing(at, agreed, ada, browse, acts):
    page = browse(ada).get(at("closure_requested"))
    with acts(ada):
        tomorrow = TODAY + datetime.timedelta(days=1)
        actions.move_case(case=agreed, to="on_hold", by=ada, reason="She travels", next_attempt_on=tomorrow)
        actions.move_case(case=agreed, to="intake", by=ada)

    answer = browse(ada).post(at("closure_requested"), CLOSURE | {"seen": seen(page)})

    assert answer.status_code == 409
    assert "Ada has moved this case on" in words(answer)
    with acts(ada):
        assert Case.objects.get().state == "intake"
        assert AuditEntry.objects.filter(event="case.stale").exists()


@pytest.mark.parametrize("tampered", ["x", "00000000-0000-0000-0000-000000000000"])
def test_a_tampered_page_moves_nothing(tampered, at, ada, browse, acts):
    assert browse(ada).post(at("assessment"), {"seen": tampered}).status_code in {409, 422}
    with acts(ada):
        assert Case.objects.get().state == "intake"


def test_the_page_of_a_step_that_is_no_longer_there_leads_to_those_that_are(at, agreed, ada, browse):
    assert browse(ada).get(at("closed"))["Location"] == reverse("cases:steps", args=[agreed.code])


@pytest.mark.parametrize("to", ["nowhere", "enquiry", "active"])
def test_a_step_out_of_order_is_refused_in_words(to, at, ada, browse):
    answer = browse(ada).post(at(to), {"reason": "Because"})

    assert answer.status_code == 409
    assert "Open it again to see what can be done" in words(answer)


def test_a_pause_and_an_aftercare_stand_at_the_head_of_the_case(at, agreed, ada, browse, acts):
    tomorrow = TODAY + datetime.timedelta(days=1)
    with acts(ada):
        actions.move_case(case=agreed, to="on_hold", by=ada, reason="She travels", next_attempt_on=tomorrow)

    assert "Next attempt" in words(browse(ada).get(agreed.get_absolute_url()))


def test_an_enquiry_says_when_it_runs_out(enquiry, ada, browse):
    assert "Runs out on" in words(browse(ada).get(enquiry.get_absolute_url()))
