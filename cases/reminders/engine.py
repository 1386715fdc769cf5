"""Makes the reminders that are due. It may run twice, at the same time, or be killed: each reminder is made once.

What should be open today is computed whole from the records and compared with what is open: the missing are made,
those whose date no longer stands are superseded, those that stand again are opened again. A run that was missed needs
no more than the next one.
"""

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from cases.reminders import rules
from cases.reminders.models import Reminder
from coalesce.accounts.models import Organisation
from coalesce.audit import log
from coalesce.tenancy import acting

BATCH = 1000
LOCK = 7_301
OPEN, SUPERSEDED = Reminder.State.OPEN, Reminder.State.SUPERSEDED


@dataclass(frozen=True)
class Made:
    """How many reminders a run has made and how many it has superseded."""

    made: int = 0
    superseded: int = 0

    def __add__(self, other):
        return Made(self.made + other.made, self.superseded + other.superseded)


def today():
    """The day it is where the acting organisation works."""
    organisation = Organisation.objects.get(pk=acting().organisation_id)
    return timezone.localdate(timezone=ZoneInfo(organisation.timezone))


@transaction.atomic
def make_due_reminders(day, *, case=None):
    """Bring the acting organisation's reminders, or those of one case, to what this day asks for. Returns a Made."""
    _one_at_a_time()
    done = sum((_bring_up(rule, day, case) for rule in rules.every()), Made())
    if done != Made():
        log.record("reminders.made", case, details={"made": done.made, "superseded": done.superseded})
    return done


def _bring_up(rule, day, case):
    wanted = _wanted(rule, day, case)
    kept = Reminder.objects.filter(rule=rule.code, **({"case": case} if case else {}))
    standing = {_key(reminder): reminder for reminder in _standing(kept, wanted)}
    stale = [one.pk for key, one in standing.items() if one.state == OPEN and key not in wanted]
    again = [one.pk for key, one in standing.items() if one.state == SUPERSEDED and key in wanted]
    missing = [reminder for key, reminder in wanted.items() if key not in standing]
    Reminder.objects.filter(pk__in=stale).update(state=SUPERSEDED)
    Reminder.objects.filter(pk__in=again).update(state=OPEN)
    Reminder.objects.bulk_create(missing, batch_size=BATCH, ignore_conflicts=True)
    return Made(len(missing) + len(again), len(stale))


def _wanted(rule, day, case):
    """What should stand on this day: {key: a Reminder not yet saved}."""
    due_set = rule.due_set(day + timedelta(days=max(rule.leads)), case=case)
    due_set = [due for due in due_set if rule.lead_on(day, due.due_on) is not None]
    told = rule.recipients({due.key for due in due_set})
    reminders = [_reminder(rule, due, day, person) for due in due_set for person in told[due.key]]
    return {_key(reminder): reminder for reminder in reminders}


def _standing(kept, wanted):
    """Every open one, and whatever has been made before of those that are wanted."""
    objects = {object_id for object_id, *_rest in wanted}
    return kept.filter(Q(state=OPEN) | Q(object_id__in=objects))


def _reminder(rule, due, day, person):
    lead = rule.lead_on(day, due.due_on)
    return Reminder(
        rule=rule.code,
        object_id=due.object_id,
        case_id=due.case_id,
        woman_id=due.woman_id,
        due_on=due.due_on,
        lead_days=lead,
        shown_from=due.due_on - timedelta(days=lead),
        recipient_id=person,
    )


def _key(reminder):
    return (reminder.object_id, reminder.due_on, reminder.lead_days, reminder.recipient_id)


def _one_at_a_time():
    """Hold the organisation's reminders until the transaction ends: the next run then sees what this one has made."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [LOCK, acting().organisation_id])
