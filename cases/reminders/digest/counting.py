"""How much waits for somebody, in numbers alone."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Max

from cases.reminders import day
from cases.reminders.digest.models import Digest
from cases.reminders.models import Reminder

DAY, WEEK = timedelta(days=1), timedelta(days=7)
TOLD = (Digest.State.SENT, Digest.State.NOTHING)


@dataclass(frozen=True)
class Counts:
    """due: until she is written to again. coming: later than that, and not told before."""

    due: int = 0
    overdue: int = 0
    coming: int = 0

    def __bool__(self):
        return bool(self.due or self.overdue or self.coming)


def waiting_for(person, rhythm, now):
    """What My day shows her, and that of those for whom she stands in. A date told twice is one."""
    today, told_at = rhythm.here(now).date(), _told_at(person, rhythm, now)
    until = rhythm.next_day(today)
    dates = _dates(day.seen_by(person, Reminder.objects.open().shown_on(today)))
    later = [date for date in dates if date["due_on"] >= until]
    return Counts(
        due=sum(today <= date["due_on"] < until for date in dates),
        overdue=sum(date["due_on"] < today for date in dates),
        coming=sum(_is_new(date, told_at, rhythm.here(told_at).date()) for date in later),
    )


def _dates(reminders):
    dates = reminders.order_by().values("rule", "object_id", "due_on")
    return dates.annotate(newest=Max("made_at"), put_off_until=Max("snoozed_until"))


def _is_new(date, told_at, told_on):
    """She was not told of it, or had put it off since."""
    return date["newest"] > told_at or bool(date["put_off_until"] and date["put_off_until"] > told_on)


def _told_at(person, rhythm, now):
    """When she was last told how much waits; before her first letter, as long ago as the next one is ahead."""
    last = Digest.objects.filter(recipient=person, state__in=TOLD).order_by("-ended_at").first()
    if last:
        return last.ended_at
    return now - (WEEK if rhythm.is_weekly else DAY)
