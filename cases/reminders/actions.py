"""What a person does with a reminder of hers."""

from django.db import transaction
from django.utils import timezone

from cases.reminders.models import Reminder
from coalesce.audit import log
from coalesce.stale import locked

State = Reminder.State


@transaction.atomic
def finish(*, reminder, by):
    """Doing it twice is doing it once."""
    reminder = locked(reminder)
    if reminder.state != State.OPEN:
        return
    reminder.state, reminder.done_at = State.DONE, timezone.now()
    reminder.save(update_fields=["state", "done_at"])
    log.record("reminder.done", reminder, by=by, details={"rule": reminder.rule, "lead": reminder.lead_days})


@transaction.atomic
def take_back(*, reminder, by):
    reminder = locked(reminder)
    if reminder.state != State.DONE:
        return
    reminder.state, reminder.done_at = State.OPEN, None
    reminder.save(update_fields=["state", "done_at"])
    log.record("reminder.reopened", reminder, by=by, details={"rule": reminder.rule, "lead": reminder.lead_days})
