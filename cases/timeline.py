"""What happened with her, newest first, gathered from every app that keeps a part of it."""

import datetime
from dataclasses import dataclass
from operator import attrgetter

from django.utils import timezone

LATEST = 5
BEGINNING = datetime.datetime.min.replace(tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Entry:
    """on: a date, or an aware datetime. at: when it was written down, which orders the entries of one day.

    pillar: its slug, or nothing. by: who did it.
    """

    on: object
    title: object
    text: object = ""
    by: object = ""
    url: str = ""
    icon: str = ""
    pillar: str = ""
    at: datetime.datetime | None = None

    @property
    def day(self):
        return timezone.localdate(self.on) if isinstance(self.on, datetime.datetime) else self.on

    @property
    def place(self):
        moment = self.on if isinstance(self.on, datetime.datetime) else self.at
        return self.day, moment or BEGINNING


class Sources(list):
    """Functions fn(case) -> iterable of Entry, each in one query."""

    def add(self, source):
        if source not in self:
            self.append(source)


sources = Sources()


def of(case, limit=None):
    """Newest first."""
    entries = [entry for source in sources for entry in source(case)]
    return sorted(entries, key=attrgetter("place"), reverse=True)[:limit]
