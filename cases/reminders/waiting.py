"""Until when a reminder may be put off: some dates cannot wait, and none waits for ever."""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.reminders import rules

A_WHILE = datetime.timedelta(days=3)
AT_MOST = datetime.timedelta(days=30)


def first_day(today):
    return today + datetime.timedelta(days=1)


def last_day(reminder, today):
    """The last day on which it comes back."""
    latest = today + AT_MOST
    return min(latest, reminder.due_on) if rules.of(reminder.rule).is_final else latest


def can_wait(reminder, today):
    return first_day(today) <= last_day(reminder, today)


def is_possible(reminder, day, today):
    return first_day(today) <= day <= last_day(reminder, today)


def why_not(reminder, today):
    """Why it is not possible, and what is."""
    if not can_wait(reminder, today):
        return _("After its day nothing can be done any more, so it cannot wait. Do it, or give it to a colleague.")
    days = {"first": first_day(today), "last": last_day(reminder, today)}
    words = _("It cannot come back on this day. Choose one from %(first)s to %(last)s.")
    return words % {name: date_format(day, "j F Y") for name, day in days.items()}
