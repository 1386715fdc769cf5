"""Two runs at the same time, and a real worker that is killed: each reminder is still made once."""

import datetime
import os
import time
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection

from cases.models import Case
from cases.reminders import engine, heartbeat
from cases.reminders.models import Reminder
from coalesce.celery import app
from coalesce.embedded import serving
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from tests import servers
from tests.cast import make_organisation, make_person
from tests.reminders.conftest import make_case, make_permit
from tests.together import at_the_same_time

TASK = settings.CELERY_BEAT_SCHEDULE["make the reminders that are due"]["task"]
PATIENCE = 60


@pytest.fixture
def caseworkers(fresh_database):
    """Ada with twenty women and Eve, elsewhere, with one; every permit ends in ten days; really committed."""
    women = {}
    for name, code, country, count in (("Ada", "hope", "CY", 20), ("Eve", "harbour", "DE", 1)):
        person = make_person(name, make_organisation(code, country, name), Role.CASEWORKER)
        with acting_for(person.organisation_id, person):
            for number in range(count):
                case = make_case(person, code=f"{country}-{number:05}")
                make_permit(case, datetime.date.today() + datetime.timedelta(days=10))
        women[person] = count
    return women


def reminders_of(person):
    with acting_for(person.organisation_id):
        return Reminder.objects.filter(recipient=person).count()


@pytest.mark.parametrize("held", [True, False], ids=["one after the other", "by the constraint alone"])
def test_runs_at_the_same_time_make_each_reminder_once(caseworkers, monkeypatch, held):
    if not held:
        monkeypatch.setattr(engine, "one_at_a_time", lambda: None)
    ada, eve = caseworkers

    def run():
        with acting_for(ada.organisation_id):
            return engine.make_due_reminders(datetime.date.today()).made

    made = at_the_same_time(run, times=4)

    assert reminders_of(ada) == 20
    assert reminders_of(eve) == 0
    if held:
        assert sorted(made) == [0, 0, 0, 20]


def test_two_who_write_in_one_record_at_the_same_time_make_each_reminder_once(caseworkers):
    ada, _eve = caseworkers

    made = at_the_same_time(lambda: run_for_one_case(ada), times=4)

    assert sorted(made) == [0, 0, 0, 1]
    assert reminders_of(ada) == 1


def test_who_writes_in_a_record_does_not_wait_for_the_run_over_all_of_them(caseworkers):
    """What she wrote is in the audit, and the next run finds it there."""
    ada, eve = caseworkers
    with acting_for(ada.organisation_id):
        engine.one_at_a_time()
        assert at_the_same_time(lambda: run_for_one_case(ada), times=1) == [0]
        assert at_the_same_time(lambda: run_for_one_case(eve), times=1) == [1]

    assert run_for_one_case(ada) == 1


def run_for_one_case(person):
    with acting_for(person.organisation_id):
        return engine.make_due_reminders(datetime.date.today(), case=Case.objects.earliest("code")).made


def test_a_run_that_fails_half_way_leaves_nothing_half_made(caseworkers, monkeypatch):
    ada, _eve = caseworkers
    monkeypatch.setattr(engine.log, "record", broken)

    with pytest.raises(RuntimeError), acting_for(ada.organisation_id):
        engine.make_due_reminders(datetime.date.today())

    assert reminders_of(ada) == 0


def broken(*_args, **_kwargs):
    raise RuntimeError


def test_the_clocks_job_is_sent_three_times_and_the_worker_killed_once(caseworkers, fresh_database, tmp_path):
    """The first worker dies in the middle of its work: it waits for a lock that this test holds."""
    ada, eve = caseworkers
    environment = {**os.environ, **servers.environment(settings.PLACE, fresh_database, settings.TEST_BROKER)}
    environment["DJANGO_SETTINGS_MODULE"] = "coalesce.settings"
    app.control.purge()

    with worker(tmp_path, environment) as first, acting_for(ada.organisation_id):
        engine.one_at_a_time()
        app.send_task(TASK)
        wait_for(lambda: reminders_seen_from_outside(eve) == 1 and waiting_for_the_lock())
        first.process.kill()
        first.process.wait()

    assert reminders_of(ada) == 0
    for _time in range(2):
        app.send_task(TASK)
    with worker(tmp_path, environment):
        wait_for(lambda: reminders_of(ada) == 20 and heartbeat.oldest() is not None)
        wait_for(nothing_is_queued)

    assert (reminders_of(ada), reminders_of(eve)) == (20, 1)


@contextmanager
def worker(logs, environment):
    child = serving.start_worker(logs, environment)
    try:
        yield child
    finally:
        child.stop()


def reminders_seen_from_outside(person):
    """Counted by another connection, because this one acts for another organisation."""
    return at_the_same_time(lambda: reminders_of(person), times=1)[0]


def waiting_for_the_lock():
    with connection.cursor() as cursor:
        cursor.execute(
            "select exists (select from pg_locks join pg_database on pg_database.oid = database"
            " where datname = current_database() and locktype = 'advisory' and not granted)"
        )
        return cursor.fetchone()[0]


def nothing_is_queued():
    with app.connection_for_read() as broker:
        return broker.default_channel.client.llen("celery") == 0


def wait_for(happens):
    patience_ends = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < patience_ends, "It did not happen in time."
        time.sleep(0.1)
