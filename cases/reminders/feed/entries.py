"""What a calendar is told: that there is something on a day, and nothing of what."""

import hashlib
import hmac
from datetime import timedelta
from functools import cache

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from cases.reminders.day import stands_on
from coalesce.encryption import installation

PURPOSE = b"calendar entries"
ASK_AGAIN = timedelta(hours=1)


def calendar_of(feed, reminders):
    """The bytes of an iCalendar file with an entry of a whole day for each reminder."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tasks//EN")
    calendar.add("version", "2.0")
    calendar.refresh_interval = ASK_AGAIN
    with translation.override(feed.person.language):
        words = _("COALESCE task")
    # One moment for all of them: when a reminder was made tells its lead time, and with that what it is about.
    now = timezone.now()
    dates = {reminder.date: reminder for reminder in reminders}
    for day, number in sorted((stands_on(reminder), _number(feed, reminder)) for reminder in dates.values()):
        calendar.add_component(_entry(day, number, words, now))
    return calendar.to_ical()


def _entry(day, number, words, now):
    event = Event()
    event.add("uid", number)
    event.add("dtstamp", now)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", words)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def _number(feed, reminder):
    """Stays the same for a reminder while the address does, and tells nothing of either."""
    words = f"{feed.digest} {reminder.rule} {reminder.object_id} {reminder.due_on}"
    return hmac.new(_key(), words.encode(), hashlib.sha256).hexdigest()


@cache
def _key():
    return installation.derive(PURPOSE)
