"""Called by the worker around every job."""

from django.utils import timezone

from coalesce import connections
from coalesce.health.models import JobRun


def note_start(task, **_signal):
    connections.drop_if_broken()
    task.request.run = JobRun.objects.create(task=task.name).pk


def note_end(task, state, retval, **_signal):
    connections.drop_if_broken()
    error = type(retval).__name__ if isinstance(retval, BaseException) else "" if state == "SUCCESS" else state
    JobRun.objects.filter(pk=task.request.get("run")).update(finished_at=timezone.now(), error=error[:100])
