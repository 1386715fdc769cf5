"""The clock of the jobs says in the database that it goes, and the web server notices when it stops."""

import datetime

from celery import signals
from django.utils import timezone

from coalesce import connections
from coalesce.health.models import Pulse

CLOCK = "clock"
PATIENCE = datetime.timedelta(minutes=5)
"""Some job is due every minute."""
STARTED = timezone.now()
"""When this process began: after a night without power nothing is late yet."""


def begin(**_signal):
    """Called in the clock's own process."""
    signals.after_task_publish.connect(strike)


def strike(**_signal):
    """It has handed a job to the broker."""
    connections.drop_if_broken()
    Pulse.objects.beat(CLOCK)


def last_struck():
    return Pulse.objects.last(CLOCK)


def stopped_since():
    """The moment at which the clock stopped; None while it goes."""
    struck = last_struck()
    return (struck or STARTED) if has_stopped(struck) else None


def has_stopped(struck):
    """struck: when it last did, None if never."""
    return timezone.now() - max(struck or STARTED, STARTED) > PATIENCE
