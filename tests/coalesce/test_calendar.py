"""Each office has its own week, its own holidays, and nowhere does anybody work on a Sunday."""

import datetime

import pytest

from coalesce.calendar import Calendar

COUNTRIES = ("CY", "DE", "IE", "IT", "LV", "LT", "BE")
EASTER_MONDAY, GREEK_EASTER_MONDAY = datetime.date(2026, 4, 6), datetime.date(2026, 4, 13)
CORPUS_CHRISTI = datetime.date(2026, 6, 4)


@pytest.mark.parametrize("country", COUNTRIES)
def test_nobody_works_at_a_weekend_or_at_new_year(country):
    calendar = Calendar(country)

    assert not calendar.is_open(datetime.date(2026, 11, 21))
    assert not calendar.is_open(datetime.date(2026, 11, 22))
    assert not calendar.is_open(datetime.date(2027, 1, 1))
    assert calendar.is_open(datetime.date(2026, 11, 23))


@pytest.mark.parametrize(
    ("country", "holiday", "day"),
    [
        ("CY", "the day of independence", "2026-10-01"),
        ("DE", "the day of unity", "2025-10-03"),
        ("IE", "Saint Brigid's day", "2026-02-02"),
        ("IT", "the day of the Republic", "2026-06-02"),
        ("LV", "the day of the proclamation", "2026-11-18"),
        ("LT", "the restoration of the state", "2026-02-16"),
        ("BE", "the national day", "2026-07-21"),
    ],
)
def test_each_country_keeps_its_own_holiday(country, holiday, day):
    day = datetime.date.fromisoformat(day)

    assert [one for one in COUNTRIES if not Calendar(one).is_open(day)] == [country], holiday


def test_easter_is_another_week_in_nicosia():
    cyprus, germany = Calendar("CY"), Calendar("DE")

    assert cyprus.is_open(EASTER_MONDAY) and not germany.is_open(EASTER_MONDAY)
    assert germany.is_open(GREEK_EASTER_MONDAY) and not cyprus.is_open(GREEK_EASTER_MONDAY)


def test_a_region_has_holidays_that_its_country_has_not():
    assert Calendar("DE").is_open(CORPUS_CHRISTI)
    assert not Calendar("DE", "RP").is_open(CORPUS_CHRISTI)
    assert Calendar("DE", "BE").is_open(CORPUS_CHRISTI)


def test_a_place_that_is_not_known_has_weekends_alone():
    assert Calendar("XX").is_open(datetime.date(2026, 12, 25))
    assert not Calendar("DE", "no such region").is_open(datetime.date(2026, 12, 25))


@pytest.mark.parametrize(
    ("day", "open_day"),
    [
        ("2026-11-20", "2026-11-20"),
        ("2026-11-22", "2026-11-20"),
        ("2026-12-27", "2026-12-24"),
        ("2027-01-01", "2026-12-31"),
    ],
)
def test_what_falls_on_a_closed_day_comes_on_the_open_day_before(day, open_day):
    assert Calendar("IE").on_or_before(datetime.date.fromisoformat(day)) == datetime.date.fromisoformat(open_day)


@pytest.mark.parametrize(
    ("number", "day"), [(0, "2026-12-22"), (2, "2026-12-24"), (3, "2026-12-28"), (5, "2026-12-30")]
)
def test_working_days_pass_over_christmas(number, day):
    """From a Tuesday; Christmas falls on a Friday, and its second day on a Saturday."""
    assert Calendar("BE").after(datetime.date(2026, 12, 22), number) == datetime.date.fromisoformat(day)


def test_working_days_are_counted_back_as_they_are_counted_forward():
    calendar, start = Calendar("LT"), datetime.date(2026, 12, 1)

    for day in (start + datetime.timedelta(days=number) for number in range(40)):
        if calendar.is_open(day):
            assert calendar.before(calendar.after(day, 7), 7) == day
