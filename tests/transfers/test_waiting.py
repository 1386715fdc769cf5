"""A transfer that waits comes to the day of whoever can end the waiting: a supervisor, the sender, or the partner."""

import datetime

import pytest
from django.utils import timezone

from cases import actions as case_actions
from cases.reminders import engine
from cases.reminders.models import Reminder
from coalesce.accounts.models import Organisation
from referrals.transfers import actions

TODAY = datetime.date.today()


@pytest.fixture
def told(acts):
    """Who is told of what at this person's organisation, after so many days."""

    def run(person, monkeypatch=None, days=0):
        moment = timezone.now() + datetime.timedelta(days=days)
        if days:
            monkeypatch.setattr(timezone, "now", lambda: moment)
        with acts(person):
            engine.make_due_reminders(moment.date())
            return open_ones()

    return run


def open_ones():
    found = Reminder.objects.open().filter(rule__in=("HANDASK", "R21T", "R21TW", "TAKEBACK"))
    return {(one.rule, one.recipient.name) for one in found.select_related("recipient")}


def test_a_supervisor_is_told_at_once_that_one_waits_for_her(ben, to_approve, acts):
    with acts(ben):
        assert open_ones() == {("HANDASK", "Ben")}


@pytest.mark.parametrize("answer", ["approve", "send back"])
def test_her_answer_takes_it_from_her_day(ben, to_approve, acts, answer):
    with acts(ben):
        if answer == "approve":
            actions.approve_transfer(transfer=to_approve, by=ben)
        else:
            actions.send_back(transfer=to_approve, reason="Who meets her?", version=to_approve.version, by=ben)

        assert open_ones() == set()


def test_a_draft_is_told_to_nobody(across, ben, told):
    assert told(ben) == set()


def test_an_answer_that_does_not_come_is_told_to_the_worker_and_the_supervisors(sent, ada, ben, told, monkeypatch):
    assert told(ada) == set()
    assert told(ada, monkeypatch, days=20) == {("R21T", "Ada"), ("R21T", "Ben")}


def test_the_partners_supervisors_are_told_that_somebody_waits_for_them(sent, nora, nell, told, monkeypatch):
    assert told(nora) == set()
    assert told(nora, monkeypatch, days=(sent.answer_by - TODAY).days) == {("R21TW", "Nell")}


def test_what_was_declined_is_told_to_nobody(sent, ada, nora, nell, acts, told, monkeypatch):
    with acts(nora):
        actions.decline_transfer(transfer=sent, reason="NO_CAPACITY", by=nora)

    assert told(ada, monkeypatch, days=20) == set()
    assert told(nora) == set()


def test_her_withdrawal_while_it_waits_is_a_task_of_her_caseworker_at_once(sent, consent, ada, acts):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

        assert open_ones() == {("TAKEBACK", "Ada")}


def test_her_withdrawal_leaves_the_partners_day_empty(sent, consent, ada, nora, nell, acts, told, monkeypatch):
    assert told(nora, monkeypatch, days=(sent.answer_by - TODAY).days) != set()
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

    assert told(nora) == set()


def test_the_day_of_an_answer_ends_at_midnight_where_the_sender_works(sent, ada, acts, monkeypatch):
    """A worker of the jobs counts in UTC, where it is still the day before."""
    Organisation.objects.filter(pk=ada.organisation_id).update(timezone="Asia/Nicosia")
    answer_by = sent.answer_by
    just_after = datetime.datetime.combine(answer_by, datetime.time(22, 30), datetime.UTC)
    monkeypatch.setattr(timezone, "now", lambda: just_after)

    with acts(ada), timezone.override("UTC"):
        engine.make_due_reminders(engine.today())

        assert ("R21T", "Ada") in open_ones()
