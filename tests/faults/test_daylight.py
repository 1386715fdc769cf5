"""The nights on which Europe's clocks go forward and back: each date is told once, on the day it is at that place."""

import datetime
from collections import defaultdict
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from cases.reminders import tasks
from cases.reminders.models import Reminder
from coalesce.accounts.models import Organisation
from coalesce.tenancy import acting_for
from tests.faults import due

QUARTER, DAY = datetime.timedelta(minutes=15), datetime.timedelta(days=1)
PLACES = {"Nicosia": "Asia/Nicosia", "Dublin": "Europe/Dublin"}
CHANGES = {"forward": datetime.date(2027, 3, 28), "back": datetime.date(2026, 10, 25)}


@pytest.fixture
def at(monkeypatch):
    """Sets the clock of the machine, which goes by universal time."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("place", PLACES)
def test_each_lead_is_told_once_and_on_its_own_day(place, change, at, db):
    sunday, zone = CHANGES[change], ZoneInfo(PLACES[place])
    saturday, monday, tuesday = sunday - DAY, sunday + DAY, sunday + 2 * DAY
    (organisation,) = due.fill(1, 1, day=tuesday)
    Organisation.objects.filter(pk=organisation.pk).update(timezone=zone.key)
    told = defaultdict(list)

    for moment in around_each_midnight_and_all_that_night(sunday, zone):
        at(moment)
        tasks.make_due_reminders_of(organisation.pk)
        for reminder in reminders_of(organisation):
            told[reminder.object_id, reminder.lead_days].append((moment.astimezone(zone).date(), reminder.pk))

    assert all(len({pk for _day, pk in seen}) == 1 for seen in told.values()), "One was made a second time."
    first_seen = {(lead, seen[0][0]) for (_object, lead), seen in told.items()}
    assert first_seen == {(7, saturday - DAY), (3, saturday), (1, monday), (0, tuesday)}
    assert len(told) == 4 * due.WOMEN


def reminders_of(organisation):
    with acting_for(organisation.pk):
        return list(Reminder.objects.filter(rule=due.RULE))


def around_each_midnight_and_all_that_night(sunday, zone):
    """Quarters of an hour, as the clock asks, from a quarter before the Saturday to a quarter into the Tuesday."""
    for days in range(-1, 3):
        midnight = datetime.datetime.combine(sunday + days * DAY, datetime.time(), zone).astimezone(datetime.UTC)
        last = 16 if days == 0 else 1
        yield from (midnight + number * QUARTER for number in range(-1, last + 1))
