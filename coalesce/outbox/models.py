"""What waits to be sent, and what was sent until a worker has done it."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=15), timedelta(days=1)
REMEMBERED = timedelta(days=7)


class EntryQuerySet(models.QuerySet):
    def to_send(self):
        """Never sent, or sent so long ago that a worker should have done it."""
        return self.unfinished().filter(send_at__lte=timezone.now())

    def unsent(self):
        return self.unfinished().filter(sent_at=None)

    def unfinished(self):
        return self.filter(done_at=None)

    def old(self):
        return self.filter(done_at__lt=timezone.now() - REMEMBERED)


class Entry(models.Model):
    """One job. It belongs to no organisation, because the clock sends for all of them: it holds a name and ids.

    Its own id is the id of the job, by which the worker that has done it says so.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.CharField(max_length=200)
    ids = models.JSONField(default=list)
    put_at = models.DateTimeField(default=timezone.now)
    send_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    sendings = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=100, blank=True)
    """The class of the last error. Its words may quote a record, and are not kept."""

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["send_at"], condition=Q(done_at=None), name="what_is_to_be_sent"),
            models.Index(fields=["done_at"], name="what_was_done_long_ago"),
        ]

    def __str__(self):
        return self.task

    @property
    def patience(self):
        """How long a worker has, once it was sent, before it is sent again: longer each time, a day at most."""
        return min(FIRST_WAIT * 2 ** min(self.sendings - 1, 10), LONGEST_WAIT)
