"""The clock's part: what waits is sent, and what was done long ago is forgotten."""

from celery import shared_task

from coalesce.outbox import relay
from coalesce.outbox.models import Entry


@shared_task
def send_what_waits():
    """Batch after batch, so that a long absence of the broker is made good within one beat."""
    while relay.send_what_waits() == relay.BATCH:
        pass


@shared_task
def forget_what_was_done():
    Entry.objects.old().delete()
