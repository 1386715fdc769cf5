"""Moments of the jobs, put in place as if the clock and the workers had gone on."""

import datetime

import pytest
from django.utils import timezone

from coalesce.health import clock, schedule
from coalesce.health.models import JobRun, Pulse


def ago(**passed):
    return timezone.now() - datetime.timedelta(**passed)


def ran(task, *, began, seconds=2, error=""):
    ended = began + datetime.timedelta(seconds=seconds) if seconds is not None else None
    return JobRun.objects.create(task=task, started_at=began, finished_at=ended, error=error)


@pytest.fixture
def up_for_a_day(monkeypatch):
    """This process has run long enough for what is late to be late."""
    monkeypatch.setattr(clock, "STARTED", ago(days=1))


@pytest.fixture
def all_goes_well(up_for_a_day, db):
    Pulse.objects.beat(clock.CLOCK)
    for task in schedule.tasks():
        ran(task, began=ago(seconds=30))
