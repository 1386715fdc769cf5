"""How each job went is remembered for a week, and nothing of what it was about."""

import datetime
from types import SimpleNamespace

import pytest
from celery.app.task import Context
from django.db import connection

from coalesce.health import clock, recording, schedule, tasks
from coalesce.health.models import JobRun, Pulse
from tests.health.conftest import ago, ran


@pytest.fixture
def job():
    return SimpleNamespace(name="reporting.tasks.make_release", request=Context())


def test_a_job_that_went_well(job, db):
    recording.note_start(task=job, task_id="1", args=("Blessing",), kwargs={})
    recording.note_end(task=job, task_id="1", args=("Blessing",), kwargs={}, state="SUCCESS", retval="Blessing")

    run = JobRun.objects.get()
    assert (run.task, run.error, run.has_failed) == ("reporting.tasks.make_release", "", False)
    assert run.seconds >= 0


def test_of_a_job_that_failed_the_class_of_the_error_is_kept(job, db):
    recording.note_start(task=job)
    recording.note_end(task=job, state="FAILURE", retval=ValueError("Blessing"))

    assert (JobRun.objects.get().error, JobRun.objects.get().has_failed) == ("ValueError", True)


def test_the_second_run_of_a_job_whose_worker_was_killed_leaves_the_first_one_open(job, db):
    recording.note_start(task=job)
    again = SimpleNamespace(name=job.name, request=Context())
    recording.note_start(task=again)
    recording.note_end(task=again, state="SUCCESS", retval=None)

    first, second = JobRun.objects.order_by("pk")
    assert (first.finished_at, second.finished_at is not None) == (None, True)


def test_runs_are_forgotten_after_a_week(db):
    ran("a", began=ago(days=8))
    kept = ran("a", began=ago(days=6))

    tasks.forget_old_runs()

    assert list(JobRun.objects.all()) == [kept]


def test_the_tables_have_no_room_for_a_word(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name, column_name from information_schema.columns"
            " where table_name in ('health_jobrun', 'health_pulse')"
        )
        columns = set(cursor.fetchall())

    runs = {("health_jobrun", name) for name in ("id", "task", "started_at", "finished_at", "error")}
    assert columns == runs | {("health_pulse", "name"), ("health_pulse", "at")}


def test_the_clock_strikes(db):
    clock.strike(sender="any.job")
    first = clock.last_struck()
    clock.strike(sender="any.job")

    assert clock.last_struck() > first
    assert Pulse.objects.count() == 1


@pytest.mark.parametrize(
    "after, expected",
    [("2026-11-22 14:02", "2026-11-23 02:41"), ("2026-11-22 02:40", "2026-11-22 02:41")],
)
def test_when_a_job_runs_next(after, expected):
    found = schedule.next_run("cases.notes.tasks.forget_expired_drafts", moment(after))

    assert found == moment(expected)


@pytest.mark.parametrize("change", ["2027-03-28", "2026-10-25"])
def test_a_change_of_the_clocks_of_europe_moves_no_job(change):
    """The jobs of the clock go by universal time, in which no hour is missing and none comes twice."""
    at, runs = moment(f"{change} 00:00"), []
    while at < moment(f"{change} 23:59"):
        at = schedule.next_run("coalesce.outbox.tasks.send_what_waits", at)
        runs.append(at)

    assert len(set(runs)) == 24 * 60 - 1
    assert {later - earlier for earlier, later in zip(runs[:-1], runs[1:], strict=True)} == {
        datetime.timedelta(minutes=1)
    }


def moment(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)
