"""She takes a consent back, and both sides find something to do on their day."""

import datetime

from django.utils import timezone
from kombu.exceptions import OperationalError

from cases import actions as case_actions
from cases.models import Consent
from cases.reminders import engine
from cases.reminders.models import Reminder
from cases.reminders.tasks import make_due_reminders_of
from coalesce.outbox import outbox, relay
from coalesce.outbox.models import Entry

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


def test_the_receivers_day_is_made_as_soon_as_the_withdrawal_stands(consent, ada, harbour, acts):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

    asked = Entry.objects.filter(task=make_due_reminders_of.name).values_list("ids", flat=True)
    assert list(asked) == [[harbour.pk]]


def test_with_the_broker_away_her_withdrawal_stands_and_is_told_later(
    consent, ada, acts, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(relay.app, "send_task", away)

    with django_capture_on_commit_callbacks(execute=True), acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

    with acts(ada):
        assert not Consent.objects.live().filter(pk=consent.pk).exists()
    assert outbox.depth() == 1


def away(*_job, **_options):
    raise OperationalError


def test_what_was_accepted_and_still_stands_is_no_task(accepted, eve, acts):
    assert tasks(eve, acts, "TAKEN") == []
