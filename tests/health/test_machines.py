"""What a machine that watches the product is told: the state, moments and counts, and no name."""

import pytest
from django.db import DatabaseError

from cases.reminders import heartbeat
from coalesce.celery import app
from coalesce.health import reach, report, schedule
from coalesce.health.models import Pulse
from coalesce.outbox.models import Entry
from tests.health.conftest import ago, ran

ADDRESS = "/healthz"


def test_all_is_well(all_goes_well, hope, client):
    heartbeat.beat(hope.pk)
    app.control.purge()  # what other tests have left in the broker

    answer = client.get(ADDRESS)

    told = answer.json()
    assert (answer.status_code, told["status"]) == (200, "ok")
    assert (told["database"], told["cache"], told["broker"]) == ("ok", "ok", "ok")
    assert told["clock"]["stopped_since"] is None
    assert told["jobs"]["queue_depth"] == told["jobs"]["failures"] == told["jobs"]["late"] == 0
    assert told["jobs"]["next_run"] > told["jobs"]["last_run"]
    assert told["reminders"]["oldest"]


def test_a_clock_that_stopped_is_degraded_and_the_page_goes_on(all_goes_well, client):
    Pulse.objects.update(at=ago(hours=1))

    answer = client.get(ADDRESS)

    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
    assert answer.json()["clock"]["stopped_since"]


def test_a_broker_that_is_away_is_degraded_and_the_page_goes_on(all_goes_well, client, monkeypatch):
    monkeypatch.setattr(reach, "queue_depth", lambda: None)

    answer = client.get(ADDRESS)

    assert (answer.status_code, answer.json()["broker"]) == (200, "away")


def test_what_waits_and_what_failed_is_counted(all_goes_well, client):
    Entry.objects.create(task="reporting.tasks.make_release", ids=[1], put_at=ago(minutes=20))
    ran(schedule.tasks()[0], began=ago(hours=2), error="ValueError")

    told = client.get(ADDRESS).json()

    assert (told["outbox"]["unsent"], told["jobs"]["failures"]) == (1, 1)
    assert told["outbox"]["oldest_unsent"]


def test_without_the_database_no_page_can_be_served(client, monkeypatch, db):
    def away():
        raise DatabaseError("the address of the database")

    monkeypatch.setattr(report, "make", away)

    answer = client.get(ADDRESS)

    assert answer.status_code == 503
    assert answer.json() == {"status": "degraded", "database": "away"}


def test_it_names_nobody_and_nothing(all_goes_well, hope, client):
    ran("reporting.tasks.make_release", began=ago(minutes=1), error="ValueError")

    words = client.get(ADDRESS).content.decode()

    assert not any(name in words for name in ("Hope", "hope", "release", "ValueError", "tasks"))


def test_no_worker_is_asked_so_that_the_answer_is_quick(all_goes_well, client, monkeypatch):
    monkeypatch.setattr(reach, "workers", lambda: pytest.fail("It takes a second."))

    assert client.get(ADDRESS).status_code == 200
