"""The days on which an office works: Monday to Friday, without the public holidays of its country and its region."""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

import holidays

SATURDAY = 5
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """country: two letters of ISO 3166, "DE". region: a part of it with holidays of its own, "RP".

    Regions are named as the package `holidays` names them. Days go in and come out as datetime.date. A country or a
    region that is not known has no holidays of its own, so that nothing is expected later because of it.
    """

    country: str
    region: str = ""

    def is_open(self, day):
        return day.weekday() < SATURDAY and day not in _public_holidays(self.country, self.region)

    def on_or_before(self, day):
        """This day where the office works on it, or else the last one on which it did."""
        return _on_or_before(self, day)

    def after(self, day, number):
        """The day on which so many working days (0 or more) have passed since `day`, which itself does not count."""
        return self._walk(day, number, DAY)

    def before(self, day, number):
        """The day from which so many working days (0 or more) are left until `day`."""
        return self._walk(day, number, -DAY)

    def _walk(self, day, number, step):
        while number:
            day += step
            number -= self.is_open(day)
        return day


def of(organisation):
    """The calendar of an Organisation."""
    return Calendar(organisation.country, organisation.region)


def regions_of(country):
    """The regions of a country with holidays of their own, in the letters by which a Calendar knows them."""
    return holidays.list_supported_countries(include_aliases=False).get(country, [])


@lru_cache(maxsize=10_000)
def _on_or_before(calendar, day):
    while not calendar.is_open(day):
        day -= DAY
    return day


@lru_cache
def _public_holidays(country, region):
    if country not in holidays.list_supported_countries(include_aliases=False):
        return frozenset()
    return holidays.country_holidays(country, subdiv=region if region in regions_of(country) else None)
