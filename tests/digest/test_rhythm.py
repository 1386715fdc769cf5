"""On which day and from which hour somebody is written to."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from cases.reminders.digest.models import Choice
from cases.reminders.digest.rhythm import Rhythm
from coalesce.accounts.models import Organisation

LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


def rhythm(country="CY", zone="Asia/Nicosia", begins=8, ends=18, chosen_at=LONG_AGO, **choice):
    organisation = Organisation(country=country, timezone=zone, work_begins=begins, work_ends=ends)
    return Rhythm(Choice(organisation=organisation, chosen_at=chosen_at, **choice), organisation)


def at(day, hour, minute=0, zone="Asia/Nicosia"):
    return datetime.datetime(*map(int, day.split("-")), hour, minute, tzinfo=ZoneInfo(zone)).astimezone(datetime.UTC)


def day(text):
    return datetime.date.fromisoformat(text)


TUESDAY, SATURDAY = "2026-11-24", "2026-11-28"
INDEPENDENCE_DAY = "2026-10-01"  # of Cyprus, a Thursday


@pytest.mark.parametrize(
    ("moment", "written_for"),
    [
        (at(TUESDAY, 8, 59), None),
        (at(TUESDAY, 9), day(TUESDAY)),
        (at(TUESDAY, 17, 59), day(TUESDAY)),
        (at(TUESDAY, 18), None),
        (at(TUESDAY, 3), None),
        (at(SATURDAY, 9), None),
        (at(INDEPENDENCE_DAY, 9), None),
    ],
)
def test_a_working_day_has_a_letter_from_her_hour_until_work_ends(moment, written_for):
    assert rhythm(hour=9).day_to_write_for(moment) == written_for


@pytest.mark.parametrize("free", [SATURDAY, INDEPENDENCE_DAY])
def test_who_asked_for_it_is_written_to_on_a_free_day_but_never_in_the_night(free):
    assert rhythm(hour=9, on_free_days=True).day_to_write_for(at(free, 9)) == day(free)
    assert rhythm(hour=9, on_free_days=True).day_to_write_for(at(free, 20)) is None


def test_who_wants_no_letter_is_never_written_to():
    assert rhythm(rhythm=Choice.Rhythm.NEVER).day_to_write_for(at(TUESDAY, 12)) is None


@pytest.mark.parametrize(("chosen", "hour"), [(0, 8), (9, 9), (17, 17), (20, 17)])
def test_an_hour_outside_the_working_hours_is_the_nearest_within(chosen, hour):
    assert rhythm(hour=chosen).hour == hour


@pytest.mark.parametrize(
    ("moment", "written_for"),
    [
        (at("2026-11-24", 9), "2026-11-19"),  # the Thursday before, where its letter was never written
        (at("2026-11-26", 8, 59), None),
        (at("2026-11-26", 9), "2026-11-26"),
        (at("2026-10-01", 9), None),  # her Thursday is a public holiday
        (at("2026-10-02", 9), "2026-10-01"),  # so the letter comes on the Friday
    ],
)
def test_a_weekly_letter_comes_on_her_weekday_or_the_next_working_day(moment, written_for):
    weekly = rhythm(rhythm=Choice.Rhythm.WEEKLY, weekday=THU, hour=9)

    assert weekly.day_to_write_for(moment) == (day(written_for) if written_for else None)


def test_a_letter_whose_hour_had_passed_when_she_chose_it_is_not_sent_after_all():
    chosen_at = at(TUESDAY, 10)

    assert rhythm(hour=9, chosen_at=chosen_at).day_to_write_for(at(TUESDAY, 11)) is None
    assert rhythm(hour=11, chosen_at=chosen_at).day_to_write_for(at(TUESDAY, 11)) == day(TUESDAY)
    weekly = rhythm(rhythm=Choice.Rhythm.WEEKLY, weekday=MON, hour=9, chosen_at=chosen_at)
    assert weekly.day_to_write_for(at(TUESDAY, 11)) is None
    assert weekly.day_to_write_for(at("2026-11-30", 11)) == day("2026-11-30")


@pytest.mark.parametrize(
    ("zone", "country", "changes_on"),
    [("Asia/Nicosia", "CY", "2026-03-29"), ("Europe/Dublin", "IE", "2026-10-25")],
)
@pytest.mark.parametrize("later", range(-1, 2))
def test_her_hour_is_that_of_her_clock_around_the_change_of_summer_time(zone, country, changes_on, later):
    one = day(changes_on) + datetime.timedelta(days=later)
    daily = rhythm(country, zone, hour=8, on_free_days=True)

    moments = [at(one.isoformat(), 0, zone=zone) + datetime.timedelta(minutes=15 * n) for n in range(104)]
    written = [moment.astimezone(ZoneInfo(zone)) for moment in moments if daily.day_to_write_for(moment) == one]

    assert (written[0].hour, written[0].minute) == (8, 0)
    assert (written[-1].hour, written[-1].minute) == (17, 45)


@pytest.mark.parametrize(
    ("choice", "today", "next_day"),
    [
        ({}, "2026-11-24", "2026-11-25"),
        ({}, "2026-11-27", "2026-11-30"),  # Friday: what is due at the weekend has to be said today
        ({"on_free_days": True}, "2026-11-27", "2026-11-28"),
        ({}, "2026-09-30", "2026-10-02"),  # tomorrow is a public holiday
        ({"rhythm": "weekly", "weekday": MON}, "2026-11-23", "2026-11-30"),
        ({"rhythm": "weekly", "weekday": MON}, "2026-11-25", "2026-11-30"),  # a letter that was late
        ({"rhythm": "weekly", "weekday": THU}, "2026-09-24", "2026-10-02"),
    ],
)
def test_nothing_falls_due_between_two_letters_unsaid(choice, today, next_day):
    assert rhythm(**choice).next_day(day(today)) == day(next_day)
