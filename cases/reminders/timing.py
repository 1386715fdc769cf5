"""When a rule tells of a date: counted in its leads, and never on a day after the one on which somebody can act."""

from dataclasses import dataclass
from datetime import date, timedelta

from cases.reminders.rules import Rule
from coalesce.calendar import Calendar


@dataclass(frozen=True)
class Timing:
    """A rule on one day, by the calendar of an organisation. Days are dates as they are where it works."""

    rule: Rule
    today: date
    calendar: Calendar

    @property
    def until(self):
        """The furthest day of which anybody may have to be told today: what is told at a weekend is told before it."""
        opens_again, lead = self.calendar.after(self.today, 1), max(self.rule.leads)
        if self.rule.working_days:
            return self.calendar.after(opens_again, lead) - timedelta(days=1)
        return opens_again + timedelta(days=lead - 1)

    def lead_of(self, due_on):
        """The nearest lead that has begun, or None."""
        return min((lead for lead in self.rule.leads if self.shown_from(due_on, lead) <= self.today), default=None)

    def shown_from(self, due_on, lead):
        """The day from which this lead is told; where it falls on a closed day, the working day before."""
        begins = self.calendar.before(due_on, lead) if self.rule.working_days else due_on - timedelta(days=lead)
        return self.calendar.on_or_before(begins)

    def escalates_on(self, due_on):
        """The day from which others are told that nobody has done it, or None."""
        after = self.rule.escalates_after
        if after is None:
            return None
        day = due_on + timedelta(days=after)
        # Before the date there is still something to be saved; after it, whoever was told has all of her days.
        return self.calendar.on_or_before(day) if after < 0 else day

    def is_escalated(self, due_on):
        day = self.escalates_on(due_on)
        return day is not None and day <= self.today
