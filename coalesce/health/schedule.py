"""When each job of the clock is to run next, and whether it should have run by now."""

import datetime

from django.conf import settings
from django.utils import timezone

from coalesce.health import clock

PATIENCE = datetime.timedelta(minutes=15)
"""How long a job may wait behind others before it is called late."""


def tasks():
    return [entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()]


def next_run(task, after):
    """The first moment after `after` at which the clock asks for this job; the earliest where it asks in two ways."""
    entries = settings.CELERY_BEAT_SCHEDULE.values()
    return min(_next(entry["schedule"], after) for entry in entries if entry["task"] == task)


def is_late(task, last):
    """last: when it last ran, None if it never did."""
    now = timezone.now()
    return now > next_run(task, last or clock.STARTED) + PATIENCE and now > clock.STARTED + PATIENCE


def _next(schedule, after):
    if isinstance(schedule, datetime.timedelta):
        return after + schedule
    start, until_next, _now = schedule.remaining_delta(after.astimezone(datetime.UTC))
    return start + until_next
