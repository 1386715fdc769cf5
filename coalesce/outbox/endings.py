"""A worker says how a job of the outbox went. Jobs of the clock have no entry, and change nothing here."""

from django.utils import timezone

from coalesce import connections
from coalesce.outbox.models import Entry


def note(task_id, state, retval, **_signal):
    connections.drop_if_broken()
    entry = Entry.objects.unfinished().filter(pk=task_id)
    if state == "SUCCESS":
        entry.update(done_at=timezone.now(), last_error="")
    elif isinstance(retval, BaseException):
        entry.update(last_error=type(retval).__name__)
