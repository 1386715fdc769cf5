"""What happened with her, newest first, gathered from every app that keeps a part of it."""

import datetime
from dataclasses import dataclass
from operator import attrgetter

LATEST = 6


@dataclass(frozen=True)
class Entry:
    """on: a date, or an aware datetime. pillar: its slug, or nothing. by: who did it."""

    on: object
    title: object
    text: object = ""
    by: object = ""
    url: str = ""
    icon: str = ""
    pillar: str = ""

    @property
    def day(self):
        return self.on.date() if isinstance(self.on, datetime.datetime) else self.on


class Sources(list):
    """Functions fn(case) -> iterable of Entry, each in one query."""

    def add(self, source):
        if source not in self:
            self.append(source)


sources = Sources()


def of(case, limit=None):
    """Newest first. Entries of one day keep the order in which their sources gave them."""
    entries = [entry for source in sources for entry in source(case)]
    return sorted(entries, key=attrgetter("day"), reverse=True)[:limit]
