"""Who relies on reminders is told when newer ones should be there and are not."""

import datetime

import pytest
from django.utils import timezone

from cases.reminders import heartbeat
from coalesce.health import clock
from coalesce.health.models import Pulse

LINE = "Reminders were last made on"


def ago(**passed):
    return timezone.now() - datetime.timedelta(**passed)


@pytest.fixture
def goes(ada, eve, monkeypatch):
    """The product has been up for a day, the clock goes, and everybody's reminders were just made."""
    monkeypatch.setattr(clock, "STARTED", ago(days=1))
    Pulse.objects.beat(clock.CLOCK)
    for person in (ada, eve):
        heartbeat.beat(person.organisation_id)


def day_of(person, browse):
    return browse(person).get("/my-day/").content.decode()


def test_nothing_is_said_while_they_are_made(goes, ada, browse):
    assert LINE not in day_of(ada, browse)


def test_it_is_said_on_her_day_that_the_clock_has_stopped(goes, ada, browse):
    Pulse.objects.filter(name=clock.CLOCK).update(at=ago(minutes=10))

    assert LINE in day_of(ada, browse)


def test_it_is_said_to_those_whose_reminders_are_late_and_to_nobody_else(goes, ada, eve, browse):
    Pulse.objects.filter(name=f"reminders of {eve.organisation_id}").update(at=ago(days=2))

    assert LINE not in day_of(ada, browse)
    assert LINE in day_of(eve, browse)


def test_it_is_said_where_they_were_never_made(goes, ada, browse):
    Pulse.objects.filter(name__startswith="reminders of").delete()

    assert "Reminders have not been made yet." in day_of(ada, browse)


def test_the_oldest_is_the_one_that_waits_longest(goes, ada, eve):
    long_ago = ago(days=2)
    Pulse.objects.filter(name=f"reminders of {eve.organisation_id}").update(at=long_ago)

    assert heartbeat.oldest() == long_ago
    Pulse.objects.filter(name=f"reminders of {ada.organisation_id}").delete()
    assert heartbeat.oldest() is None


def test_an_organisation_that_left_is_not_waited_for(goes, harbour):
    harbour.is_active = False
    harbour.save()

    assert [watched.name for watched in heartbeat.watched()] == ["Hope"]
