"""Writing down what a worker is to do, and how much of it waits."""

import uuid

from django.db import transaction
from django.db.models import Min
from django.utils.module_loading import import_string

from coalesce.outbox import relay
from coalesce.outbox.models import Entry


def put(task, *ids):
    """Have a worker do this job once the transaction has committed.

    task: the dotted name of a job. ids: whole numbers or UUIDs; nothing else may lie in a broker.
    """
    if import_string(task).name != task:
        raise ValueError("An outbox entry names a job by its own name.")
    Entry.objects.create(task=task, ids=[_plain(one) for one in ids])
    transaction.on_commit(relay.send_what_waits, robust=True)


def depth():
    """How many entries no broker has taken yet."""
    return Entry.objects.unsent().count()


def oldest_unsent():
    """When the oldest entry was put that no broker has taken; None when all are sent."""
    return _oldest(Entry.objects.unsent())


def oldest_unfinished():
    """When the oldest entry was put that no worker has done; None when all are done."""
    return _oldest(Entry.objects.unfinished())


def _oldest(entries):
    return entries.aggregate(oldest=Min("put_at"))["oldest"]


def _plain(one):
    if type(one) is int:
        return one
    try:
        return str(one if isinstance(one, uuid.UUID) else uuid.UUID(one))
    except (ValueError, TypeError, AttributeError):
        # Without the cause: it may quote what was refused.
        raise ValueError("An outbox entry carries ids alone: whole numbers or UUIDs.") from None
