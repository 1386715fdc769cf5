"""Writes down who is to be written to. It may run twice or at the same time: each letter is written down once."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from cases import people
from cases.models import Leave
from cases.reminders import heartbeat
from cases.reminders.digest.models import Choice, Digest, default_for
from cases.reminders.digest.rhythm import Rhythm
from coalesce.accounts import here
from coalesce.permissions import Permission

PATIENCE = 2
"""Hours of work for which letters wait for the reminders of the day: a rule that fails keeps none back for longer."""
REMEMBERED = timedelta(days=90)
"""How long it is known on which days somebody was written to."""


def plan(now):
    """Write down the letters of the acting organisation whose hour has come."""
    organisation = here.organisation()
    now_there = now.astimezone(ZoneInfo(organisation.timezone))
    if not _reminders_are_made(organisation, now_there):
        return
    Digest.objects.filter(day__lt=now_there.date() - REMEMBERED).delete()
    known = set(Digest.objects.values_list("recipient", "day"))
    days = [(person, day) for person, day in _days(organisation, now_there) if (person.pk, day) not in known]
    letters = [Digest(recipient=person, day=day, made_at=now, waits_since=now, try_at=now) for person, day in days]
    Digest.objects.bulk_create(letters, ignore_conflicts=True)


def _reminders_are_made(organisation, now):
    made_at = heartbeat.last(organisation.pk)
    if made_at and made_at.astimezone(now.tzinfo).date() == now.date():
        return True
    return now.hour >= organisation.work_begins + PATIENCE


def _days(organisation, now):
    """Who is to be written to by now, and for which day. Nobody writes to who is on leave: her stand-in is told."""
    choices = {choice.person_id: choice for choice in Choice.objects.all()}
    away = Leave.objects.on(now.date()).values("person")
    for person in people.who_may(Permission.MYDAY, organisation.pk).exclude(pk__in=away):
        rhythm = Rhythm(choices.get(person.pk) or default_for(person), organisation)
        if day := rhythm.day_to_write_for(now):
            yield person, day
