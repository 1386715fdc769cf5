"""Dates that are typed from a letter, or counted from the period of a country while there is none."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from pillars.periods import suggestions
from pillars.periods.models import CountryPeriod


@dataclass(frozen=True)
class Dated:
    """day: None where it was not typed and no period is known. period: what it was counted from, if it was."""

    day: date | None
    period: CountryPeriod | None = None


def dated(typed, start, country, kind):
    """kind: of the period that may be counted from, or None where nothing is counted."""
    if typed or not (start and kind):
        return Dated(typed)
    period = suggestions.period_of(country, kind)
    return Dated(period.counted_from(start), period) if period else Dated(None)


def confirmation(row, date_field, found, from_letter, by):
    """What a record keeps of how its date came about. An earlier confirmation of the same date stays."""
    same = getattr(row, date_field) == found.day
    if from_letter and same and row.confirmed_on:
        return {}
    if from_letter:
        return {"counted_by": None, "confirmed_on": timezone.localdate(), "confirmed_by": by}
    kept = row.counted_by if same and found.period is None else found.period
    return {"counted_by": kept, "confirmed_on": None, "confirmed_by": None}
