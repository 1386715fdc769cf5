"""All that is known of the jobs at this moment, in a handful of queries."""

import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise

from coalesce.health import clock, labels, reach, schedule, verdicts, watches
from coalesce.health.models import JobRun
from coalesce.outbox import outbox


@dataclass(frozen=True)
class Work:
    """A job with what is known of its runs. failures: in the last seven days."""

    label: str | Promise
    last: JobRun | None
    failures: int

    @property
    def has_failed(self):
        return self.last is not None and self.last.has_failed


@dataclass(frozen=True)
class Job(Work):
    """A job that the clock asks for."""

    next_at: datetime.datetime
    is_late: bool


@dataclass(frozen=True)
class Report:
    at: datetime.datetime
    jobs: list[Job]
    other_work: list[Work]
    reminders: list[watches.Watched]
    clock_struck: datetime.datetime | None
    clock_stopped_since: datetime.datetime | None
    last_job_ended: datetime.datetime | None
    cache_answers: bool
    queue_depth: int | None
    unsent: int
    oldest_unsent: datetime.datetime | None
    oldest_unfinished: datetime.datetime | None
    oldest_letter: datetime.datetime | None

    @property
    def every_work(self):
        return [*self.jobs, *self.other_work]

    @property
    def verdict(self):
        return verdicts.of(self)


def make():
    now = timezone.now()
    jobs, other_work = _works(now)
    return Report(
        at=now,
        jobs=jobs,
        other_work=other_work,
        reminders=watches.reminders_made(),
        clock_struck=clock.last_struck(),
        clock_stopped_since=clock.stopped_since(),
        last_job_ended=reach.last_job_ended(),
        cache_answers=reach.cache_answers(),
        queue_depth=reach.queue_depth(),
        unsent=outbox.depth(),
        oldest_unsent=outbox.oldest_unsent(),
        oldest_unfinished=outbox.oldest_unfinished(),
        oldest_letter=watches.oldest_letter(),
    )


def _works(now):
    newest = {run.task: run for run in JobRun.objects.newest_of_each()}
    failures = JobRun.objects.failed().count_by_task()
    jobs = [_job(task, newest.pop(task, None), failures.get(task, 0), now) for task in schedule.tasks()]
    other_work = [Work(labels.of(task), run, failures.get(task, 0)) for task, run in newest.items()]
    return jobs, other_work


def _job(task, last, failures, now):
    began = last.started_at if last else None
    return Job(labels.of(task), last, failures, schedule.next_run(task, now), schedule.is_late(task, began))
