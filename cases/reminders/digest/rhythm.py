"""On which day and from which hour somebody is written to: never in the night, nor on a free day unless she asked."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cases.reminders.digest.models import Choice
from coalesce import calendar

DAY, WEEK = timedelta(days=1), timedelta(days=7)
LONGEST = 40
"""Days that are looked at for one on which somebody works; no office is closed for longer."""


@dataclass(frozen=True)
class Rhythm:
    """A Choice, read by the clock and the calendar of the organisation of its person."""

    choice: Choice
    organisation: object

    @property
    def is_weekly(self):
        return self.choice.rhythm == Choice.Rhythm.WEEKLY

    @property
    def is_never(self):
        return self.choice.rhythm == Choice.Rhythm.NEVER

    @property
    def hour(self):
        return min(max(self.choice.hour, self.organisation.work_begins), self.organisation.work_ends - 1)

    def is_quiet(self, now):
        """Whether nobody may write to her at this moment."""
        here = self.here(now)
        at_work = self.organisation.work_begins <= here.hour < self.organisation.work_ends
        return not at_work or not self._works_on(here.date())

    def day_to_write_for(self, now):
        """The day whose letter is to be written by now, or None: today, or her weekday where that was a free day."""
        today, hour = self.here(now).date(), self.here(now).hour
        if self.is_never or self.is_quiet(now) or hour < self.hour:
            return None
        day = today - self._days_since_her_weekday(today) if self.is_weekly else today
        return day if self._begins(day) >= self.choice.chosen_at else None

    def next_day(self, today):
        """The first day after today on which she is written to again: what is due before it has to be said today."""
        day = today + DAY
        if self.is_weekly:
            day = today - self._days_since_her_weekday(today) + WEEK
        return next((later for later in _days_from(day) if self._works_on(later)), day)

    def here(self, now):
        return now.astimezone(ZoneInfo(self.organisation.timezone))

    def _days_since_her_weekday(self, today):
        return (today.weekday() - self.choice.weekday) % 7 * DAY

    def _works_on(self, day: date):
        return self.choice.on_free_days or calendar.of(self.organisation).is_open(day)

    def _begins(self, day):
        return datetime.combine(day, time(self.hour), ZoneInfo(self.organisation.timezone))


def _days_from(day):
    return (day + number * DAY for number in range(LONGEST))
