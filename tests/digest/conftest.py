"""Reminders that wait for somebody, a mail server that takes, refuses, hangs or hangs up, and a morning at work."""

import datetime
import uuid

import pytest

from cases.reminders import heartbeat
from cases.reminders.digest import sending, waiting
from cases.reminders.digest.models import Choice, Digest
from cases.reminders.models import Reminder
from coalesce.audit.models import AuditEntry
from coalesce.tenancy import acting_for
from tests.digest.server import MailServer
from tests.reminders.conftest import make_case

MORNING = datetime.datetime(2026, 11, 24, 7, 30, tzinfo=datetime.UTC)
"""A Tuesday, half past nine in Nicosia."""
TODAY = MORNING.date()
DAY = datetime.timedelta(days=1)


def make_reminder(person, due_on, case, made_at=MORNING - 20 * DAY, **changes):
    """Inside acting_for(her organisation)."""
    values = {"rule": "R05", "object_id": uuid.uuid4(), "lead_days": 0, "shown_from": due_on} | changes
    reminder = Reminder.objects.create(case=case, woman_id=case.woman_id, due_on=due_on, recipient=person, **values)
    Reminder.objects.filter(pk=reminder.pk).update(made_at=made_at)
    return reminder


def choose(person, **values):
    with acting_for(person.organisation_id, person):
        return Choice.objects.create(person=person, **{"chosen_at": MORNING - 60 * DAY} | values)


def write(person, now=MORNING):
    with acting_for(person.organisation_id):
        sending.write_to(person.pk, now)
        waiting.note()


def state_of(digest):
    with acting_for(digest.organisation_id):
        return Digest.objects.get(pk=digest.pk).state


@pytest.fixture
def hope(hope):
    hope.timezone = "Asia/Nicosia"
    hope.save()
    return hope


@pytest.fixture
def ada(ada):
    ada.joined_at = MORNING - 60 * DAY
    ada.save()
    return ada


@pytest.fixture
def case(ada, acts):
    with acts(ada):
        return make_case(ada)


@pytest.fixture
def letter(ada, case, acts, settings):
    """One to Ada, written down and not sent, because a task of hers is due."""
    settings.DEFAULT_FROM_EMAIL = "no-reply@work.example.org"
    with acts(ada):
        make_reminder(ada, TODAY, case)
        return Digest.objects.create(recipient=ada, day=TODAY, made_at=MORNING, waits_since=MORNING, try_at=MORNING)


@pytest.fixture
def made_today(monkeypatch):
    """The reminders of the day have been made everywhere."""
    monkeypatch.setattr(heartbeat, "last", lambda _organisation_id: MORNING)


@pytest.fixture
def mail_server(settings):
    """A real one, on the loopback, that the product sends to."""
    with MailServer() as server:
        server.receive_for(settings)
        yield server


@pytest.fixture
def events(acts):
    """`events(ada)` are the events in the audit of her organisation, oldest first; each with its details."""

    def read(person):
        with acts(person):
            return [(entry.event, entry.details) for entry in AuditEntry.objects.order_by("sequence")]

    return read
