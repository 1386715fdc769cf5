"""Hands what waits to the broker. Two at once share the work, and one that is killed has lost nothing."""

from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from coalesce.celery import app
from coalesce.outbox.models import Entry

BATCH = 200


@transaction.atomic
def send_what_waits():
    """The oldest first, until the broker is away. Returns how many were sent.

    What was handed over and not yet marked when this process died is sent a second time: jobs may run twice.
    """
    waiting = Entry.objects.to_send().order_by("put_at").select_for_update(skip_locked=True)
    sent = 0
    for entry in waiting[:BATCH]:
        if not _send(entry):
            break
        sent += 1
    return sent


def _send(entry):
    try:
        app.send_task(entry.task, entry.ids, task_id=str(entry.pk), retry=False)
    except OperationalError as problem:
        entry.last_error = type(problem.__cause__ or problem).__name__
        entry.save(update_fields=["last_error"])
        return False
    entry.sendings += 1
    entry.sent_at = timezone.now()
    entry.send_at = entry.sent_at + entry.patience
    entry.save(update_fields=["sendings", "sent_at", "send_at"])
    return True
