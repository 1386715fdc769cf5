"""She takes a consent back, and both sides find something to do on their day."""

import datetime

from django.utils import timezone

from cases import actions as case_actions
from cases.reminders import engine
from cases.reminders.models import Reminder
from referrals import taken_away

TODAY = timezone.localdate()


def tasks(person, acts, rule, day=TODAY):
    with acts(person):
        engine.make_due_reminders(day)
        return list(Reminder.objects.open().filter(rule=rule, recipient=person).values_list("due_on", flat=True))


def test_the_receiver_is_told_to_delete_what_came(accepted, consent, ada, eve, acts):
    assert tasks(eve, acts, "TAKEN") == []

    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

    assert tasks(eve, acts, "TAKEN") == [TODAY]
    assert tasks(ada, acts, "TAKEBACK") == [TODAY]


def test_she_is_told_once_and_on_the_day_on_which_it_was_noticed(accepted, consent, ada, eve, acts):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)
    tasks(eve, acts, "TAKEN")

    assert tasks(eve, acts, "TAKEN", TODAY + datetime.timedelta(days=5)) == [TODAY]


def test_the_receivers_day_is_made_as_soon_as_the_withdrawal_stands(
    consent, ada, harbour, acts, monkeypatch, django_capture_on_commit_callbacks
):
    looked = []
    monkeypatch.setattr(taken_away.tasks.make_due_reminders_of, "delay", looked.append)

    with django_capture_on_commit_callbacks(execute=True), acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

    assert looked == [harbour.pk]


def test_what_was_accepted_and_still_stands_is_no_task(accepted, eve, acts):
    assert tasks(eve, acts, "TAKEN") == []
