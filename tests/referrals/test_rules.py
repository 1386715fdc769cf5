"""Nobody waits unseen: what is late, what is asked, and what nothing is heard of comes to somebody's day."""

import datetime

import pytest
from django.utils import timezone

from cases.reminders import engine
from cases.reminders.models import Reminder
from coalesce.permissions import Role
from referrals import actions
from referrals.models import Referral
from tests.cast import make_person
from tests.referrals.conftest import send

TODAY = datetime.date.today()


@pytest.fixture
def told(acts):
    """Who is told of what, after the clock has run at this person's organisation after so many days or hours."""

    def run(person, monkeypatch=None, **later):
        moment = timezone.now() + datetime.timedelta(**later)
        if later:
            monkeypatch.setattr(timezone, "now", lambda: moment)
        with acts(person):
            engine.make_due_reminders(moment.date())
            ours = Reminder.objects.open().filter(rule__startswith="R21").select_related("recipient")
            return {(one.rule, one.recipient) for one in ours}

    return run


@pytest.fixture
def bea(harbour):
    return make_person("Bea", harbour, Role.SUPERVISOR)


def test_an_answer_that_is_late_is_told_to_the_worker_and_the_supervisor(sent, ada, ben, told, monkeypatch):
    assert told(ada) == set()
    assert told(ada, monkeypatch, days=20) == {("R21", ada), ("R21", ben)}


def test_an_emergency_is_told_after_four_hours(case, consent, harbour, ada, ben, acts, told, monkeypatch):
    with acts(ada):
        send(case, harbour, ada, urgency="emergency")

    assert told(ada) == set()
    assert told(ada, monkeypatch, hours=5) == {("R21", ada), ("R21", ben)}


def test_an_answer_takes_the_reminder_away(sent, ada, eve, acts, told, monkeypatch):
    told(ada, monkeypatch, days=20)
    with acts(eve):
        actions.decline_referral(referral=sent, reason="OTHER", by=eve)

    assert told(ada) == set()


def test_a_question_is_told_on_the_same_day(sent, ada, eve, acts, told):
    with acts(eve):
        actions.ask_sender(referral=sent, question="Which floor?", by=eve)

    assert told(ada) == {("R21Q", ada)}


def test_silence_after_acceptance_is_told_on_both_sides(accepted, sent, ada, eve, told, monkeypatch):
    assert told(ada) == told(eve) == set()
    assert told(ada, monkeypatch, days=15) == {("R21F", ada)}
    assert told(eve) == {("R21F", eve)}


def test_after_a_month_the_supervisors_of_both_sides_are_told(accepted, sent, ada, ben, eve, bea, told, monkeypatch):
    assert ("R21S", ben) in told(ada, monkeypatch, days=31)
    assert ("R21S", bea) in told(eve)


def test_a_service_that_has_begun_is_not_silent(accepted, sent, ada, eve, acts, told, monkeypatch):
    with acts(eve):
        actions.tell_progress(referral=sent, started_on=TODAY, by=eve)

    assert told(ada, monkeypatch, days=31) == told(eve) == set()


def test_what_was_taken_back_is_told_to_nobody(sent, ada, acts, told, monkeypatch):
    with acts(ada):
        actions.revoke_referral(referral=sent, by=ada)
        assert not Referral.objects.waiting().exists()

    assert told(ada, monkeypatch, days=20) == set()


@pytest.mark.parametrize("urgency, is_told", [("emergency", True), ("urgent", True), ("routine", False)])
def test_the_receivers_supervisor_is_told_before_an_urgent_one_is_late(
    case, consent, harbour, ada, eve, bea, acts, told, monkeypatch, urgency, is_told
):
    with acts(ada):
        referral = send(case, harbour, ada, urgency=urgency)
    with acts(eve):
        answer_by = Referral.objects.get(pk=referral.pk).answer_by

    found = told(eve, monkeypatch, days=(answer_by - TODAY).days)

    assert (("R21W", bea) in found) == is_told


def test_the_receivers_supervisor_is_told_once_and_no_more_after_the_answer(sent, eve, bea, acts, told, monkeypatch):
    with acts(eve):
        answer_by = Referral.objects.get(pk=sent.pk).answer_by
    told(eve, monkeypatch, days=(answer_by - TODAY).days)
    with acts(eve):
        actions.accept_referral(referral=sent, by=eve)

    assert told(eve) == set()


def test_what_she_took_back_leaves_the_day_of_the_receivers_supervisor(sent, ada, eve, bea, acts, told, monkeypatch):
    with acts(eve):
        answer_by = Referral.objects.get(pk=sent.pk).answer_by
    told(eve, monkeypatch, days=(answer_by - TODAY).days)
    with acts(ada):
        actions.withdraw_referral(referral=sent, by=ada)

    assert told(eve) == set()
