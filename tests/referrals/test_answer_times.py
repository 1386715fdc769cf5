"""The days of the one who is asked: its weekends, its public holidays, its clock."""

import datetime
from types import SimpleNamespace

import pytest
from django.utils import timezone

from referrals import answer_times

THURSDAY = datetime.datetime(2026, 4, 2, 9, 0, tzinfo=datetime.UTC)
"""Before Good Friday in the West; in Cyprus Easter is a week later."""


@pytest.fixture
def at(monkeypatch):
    def stop_the_clock(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return stop_the_clock


def partner(country, zone="UTC"):
    return SimpleNamespace(country=country, region="", timezone=zone)


@pytest.mark.parametrize(
    ("country", "day"),
    [
        ("DE", "2026-04-08"),  # Good Friday and Easter Monday
        ("IE", "2026-04-07"),  # Easter Monday; Good Friday is a working day
        ("IT", "2026-04-07"),
        ("LV", "2026-04-08"),
        ("LT", "2026-04-07"),
        ("BE", "2026-04-07"),
        ("CY", "2026-04-06"),
        ("XX", "2026-04-06"),
    ],
)
def test_two_working_days_are_those_of_the_partners_country(at, country, day):
    at(THURSDAY)

    assert answer_times.answer_by("urgent", partner(country)) == datetime.date.fromisoformat(day)


def test_five_working_days_over_a_weekend(at):
    at(datetime.datetime(2026, 9, 16, 9, 0, tzinfo=datetime.UTC))

    assert answer_times.answer_by("routine", partner("LV")) == datetime.date(2026, 9, 23)


def test_an_emergency_is_answered_today_and_late_after_four_hours(at):
    at(THURSDAY)

    day = answer_times.answer_by("emergency", partner("DE"))
    assert day == THURSDAY.date()
    assert answer_times.late_from("emergency", partner("DE"), day) == THURSDAY + datetime.timedelta(hours=4)


def test_an_answer_is_late_when_the_day_is_over_where_the_partner_works(at):
    at(THURSDAY)

    late = answer_times.late_from("urgent", partner("CY", "Asia/Nicosia"), datetime.date(2026, 4, 6))
    assert late.astimezone(datetime.UTC) == datetime.datetime(2026, 4, 6, 21, 0, tzinfo=datetime.UTC)


def test_late_in_the_evening_the_partner_has_the_next_day_already(at):
    at(datetime.datetime(2026, 9, 16, 22, 30, tzinfo=datetime.UTC))

    assert answer_times.answer_by("emergency", partner("CY", "Asia/Nicosia")) == datetime.date(2026, 9, 17)
