"""An administrator sees in one sentence whether everything runs, and what to do when it does not."""

import pytest
from django.urls import reverse
from django.utils.html import escape
from kombu.exceptions import OperationalError

from cases.reminders import heartbeat
from coalesce.health import clock, labels, reach, schedule, views
from coalesce.health.models import JobRun, Pulse
from coalesce.outbox.models import Entry
from tests.health.conftest import ago, ran

PAGE = "/health/"
EVERYTHING_RUNS = "Everything runs."
NIGHTLY = "cases.notes.tasks.forget_expired_drafts"


@pytest.fixture(autouse=True)
def one_worker_answers(monkeypatch):
    monkeypatch.setattr(views.reach, "workers", lambda: 1)


@pytest.fixture
def queue(monkeypatch):
    """Sets how many jobs wait; None while the broker is away."""
    return lambda depth: monkeypatch.setattr(reach, "queue_depth", lambda: depth)


@pytest.fixture
def page(browse, sam):
    def words():
        answer = browse(sam).get(PAGE)
        assert answer.status_code == 200
        return answer.content.decode()

    return words


def test_everything_runs(all_goes_well, hope, page):
    heartbeat.beat(hope.pk)

    words = page()

    assert EVERYTHING_RUNS in words
    assert "What to do" not in words
    assert "Hope" in words and "On time" in words
    assert all(escape(str(labels.of(task))) in words for task in schedule.tasks())


def test_the_clock_has_stopped(all_goes_well, page):
    Pulse.objects.update(at=ago(hours=3))

    words = page()

    assert "The clock has stopped since" in words
    assert "docker compose restart beat" in words


def test_a_clock_that_never_went_is_missed_too(all_goes_well, page):
    Pulse.objects.all().delete()

    assert "The clock has stopped since" in page()


def test_after_a_night_without_power_nothing_is_late_yet(all_goes_well, page, monkeypatch):
    Pulse.objects.update(at=ago(hours=8))
    monkeypatch.setattr(clock, "STARTED", ago(minutes=1))

    assert EVERYTHING_RUNS in page()


def test_the_broker_is_away(all_goes_well, page, queue):
    queue(None)

    words = page()

    assert "The broker does not answer." in words
    assert "Nothing is lost" in words


def test_no_worker_works_while_jobs_wait(all_goes_well, page, queue):
    JobRun.objects.update(finished_at=ago(minutes=20))
    queue(12)

    assert "No worker has ended a job since" in page()


def test_a_worker_that_is_busy_is_no_alarm(all_goes_well, page, queue):
    queue(12)

    assert EVERYTHING_RUNS in page()


def test_an_organisation_whose_reminders_are_not_made_is_named(all_goes_well, hope, harbour, page):
    heartbeat.beat(hope.pk)
    heartbeat.beat(harbour.pk)
    Pulse.objects.filter(name=f"reminders of {harbour.pk}").update(at=ago(days=2))

    words = page()

    assert "Reminders are not being made for: Harbour." in words
    assert "Late" in words


@pytest.mark.parametrize("state", [{"put_at": ago(minutes=20)}, {"put_at": ago(hours=3), "sent_at": ago(hours=2)}])
def test_what_was_asked_for_and_waits_too_long_is_said(state, all_goes_well, page):
    Entry.objects.create(task="reporting.tasks.make_release", ids=[1], **state)

    assert "Something that somebody asked for waits since" in page()


def test_a_job_that_failed_is_named_with_the_class_of_its_error(all_goes_well, page):
    ran(NIGHTLY, began=ago(seconds=10), error="ZeroDivisionError")

    words = page()

    assert "One job did not go well: Forget drafts that are too old." in words
    assert "Failed: ZeroDivisionError" in words


def test_a_job_whose_worker_was_killed_did_not_end(all_goes_well, page):
    JobRun.objects.filter(task=NIGHTLY).delete()
    ran(NIGHTLY, began=ago(minutes=30), seconds=None)

    words = page()

    assert "One job did not go well" in words
    assert "Did not end" in words


def test_a_job_that_went_well_again_is_no_alarm_and_its_failures_are_counted(all_goes_well, page):
    ran(NIGHTLY, began=ago(hours=5), error="ZeroDivisionError")

    words = page()

    assert EVERYTHING_RUNS in words
    assert '<td data-label="Failures in 7 days">1</td>' in words


def test_what_people_asked_for_stands_beside_the_jobs_of_the_clock(all_goes_well, page):
    ran("reporting.tasks.make_release", began=ago(minutes=3))

    assert "Make a release of the figures" in page()


def test_a_page_whose_workers_do_not_answer_is_still_shown(all_goes_well, page, monkeypatch):
    def away(**_options):
        raise OperationalError

    monkeypatch.undo()
    monkeypatch.setattr(clock, "STARTED", ago(minutes=1))
    monkeypatch.setattr(reach.app.control, "ping", away)

    assert "Workers that answer" in page()


def test_every_job_of_the_clock_has_words(db):
    assert [task for task in schedule.tasks() if labels.of(task) == task] == []


@pytest.mark.parametrize("person", ["ada", "ben", "mia", "dora", "cora"])
def test_nobody_else_may_see_it(person, browse, request):
    assert browse(request.getfixturevalue(person)).get(reverse("health:page")).status_code == 403


def test_its_cost_does_not_grow(all_goes_well, hope, harbour, browse, sam, django_assert_max_num_queries):
    for number in range(30):
        ran(f"some.tasks.job_{number}", began=ago(minutes=number))
    window = browse(sam)
    window.get(PAGE)

    with django_assert_max_num_queries(18):
        window.get(PAGE)


def test_an_administrator_is_told_on_every_page_that_the_clock_has_stopped(all_goes_well, browse, sam):
    window = browse(sam)
    assert b"The clock has stopped" not in window.get("/organisations/").content

    Pulse.objects.update(at=ago(minutes=20))

    assert b"The clock has stopped since" in window.get("/organisations/").content
    assert window.get(PAGE).content.count(b"The clock has stopped since") == 1


def test_a_manager_who_cannot_start_it_again_is_not_told(all_goes_well, browse, mia):
    Pulse.objects.update(at=ago(minutes=20))

    assert b"The clock has stopped" not in browse(mia).get("/people/").content
