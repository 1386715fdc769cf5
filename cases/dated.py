"""Rows that tell a case's story by day, so that the newest of every kind are found without reading the rest."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import DateTimeField, F, IntegerField, Q, Value
from django.db.models.functions import Coalesce, TruncDate

BEGINNING = datetime.datetime(1, 1, 2, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Moment:
    """One thing that a row tells. on: the field of its day, where that is not the day of `at`.

    at: the field that says when it happened or was written down. only: for rows that tell it. Without `on` or `at`
    in a row, it tells nothing.
    """

    on: str = ""
    at: str = ""
    only: Q = Q()

    def newest(self, rows, count, number):
        """Up to so many values: the number of the source, the row, and the day and moment that order it."""
        dated = self.on or self.at
        at = Value(BEGINNING, DateTimeField())
        told_at = Coalesce(F(self.at), at) if self.at else at
        told_on = F(self.on) if self.on else TruncDate(self.at)
        telling = rows.filter(self.only, **{f"{dated}__isnull": False})
        values = telling.values(source=Value(number, IntegerField()), row=F("pk"), told_on=told_on, told_at=told_at)
        return values.order_by(F(dated).desc(), F("told_at").desc(), "pk")[:count]


@dataclass(frozen=True, eq=False)
class Dated:
    """rows(case): a queryset. tell(case, row): the entries of one row, each dated by one of the moments."""

    rows: object
    tell: object
    moments: tuple[Moment, ...]

    def __call__(self, case):
        return self._told(case, self.rows(case))

    def newest(self, case, count, number):
        return [moment.newest(self.rows(case), count, number) for moment in self.moments]

    def of_rows(self, case, keys):
        return self._told(case, self.rows(case).filter(pk__in=keys))

    def _told(self, case, rows):
        for row in rows:
            yield from self.tell(case, row)


def dated(rows, *moments):
    """Makes a source of a function (case, row) that yields the entries of one row."""
    return lambda tell: Dated(rows, tell, moments)


def newest(sources, case, count):
    """The newest entries and a few older ones, in one query and one more for each source that has some among them."""
    parts = [part for number, source in enumerate(sources) for part in source.newest(case, count, number)]
    rows = defaultdict(list)
    for found in _together(parts, count):
        rows[found["source"]].append(found["row"])
    for number, keys in rows.items():
        yield sources[number], sources[number].of_rows(case, keys)


def _together(parts, count):
    if len(parts) < 2:
        return parts[0] if parts else []
    return parts[0].union(*parts[1:], all=True).order_by("-told_on", "-told_at", "source", "row")[:count]
