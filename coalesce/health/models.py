"""What is remembered of the jobs: when, how long, and whether it went well. No argument and no word of an error."""

import datetime

from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

REMEMBERED = datetime.timedelta(days=7)
LONGEST = datetime.timedelta(minutes=10)
"""A job that began longer ago and has not ended was interrupted: a worker stops what takes nine minutes."""


class JobRunQuerySet(models.QuerySet):
    def newest_of_each(self):
        return self.order_by("task", "-started_at").distinct("task")

    def failed(self):
        interrupted = Q(finished_at=None, started_at__lt=timezone.now() - LONGEST)
        return self.filter(~Q(error="") | interrupted)

    def old(self):
        return self.filter(started_at__lt=timezone.now() - REMEMBERED)

    def count_by_task(self):
        """{task: how many}"""
        return dict(self.order_by().values_list("task").annotate(Count("pk")))


class JobRun(models.Model):
    """One run of one job."""

    task = models.CharField(max_length=200)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=100, blank=True)
    """The class of the error that ended it."""

    objects = JobRunQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["task", "-started_at"], name="the_newest_run_of_a_job"),
            models.Index(fields=["-finished_at"], name="the_last_job_that_ended"),
        ]

    def __str__(self):
        return self.task

    @property
    def seconds(self):
        return (self.finished_at - self.started_at).total_seconds() if self.finished_at else None

    @property
    def is_interrupted(self):
        return self.finished_at is None and timezone.now() - self.started_at > LONGEST

    @property
    def has_failed(self):
        return bool(self.error) or self.is_interrupted


class PulseQuerySet(models.QuerySet):
    def beat(self, name, at=None):
        """It lives: now, unless told when."""
        self.bulk_create(
            [Pulse(name=name, at=at or timezone.now())],
            update_conflicts=True,
            unique_fields=["name"],
            update_fields=["at"],
        )

    def last(self, name):
        return self.filter(name=name).values_list("at", flat=True).first()

    def last_of(self, names):
        """{name: the moment}, without those that never were."""
        return dict(self.filter(name__in=names).values_list("name", "at"))


class Pulse(models.Model):
    """When something that must go on was last seen to go on."""

    name = models.CharField(max_length=100, primary_key=True)
    at = models.DateTimeField()

    objects = PulseQuerySet.as_manager()

    def __str__(self):
        return self.name
