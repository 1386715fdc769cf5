"""What happened with her, newest first, gathered from every app that keeps a part of it."""

import datetime
from dataclasses import dataclass, replace
from operator import attrgetter

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import dated

LATEST = 5


class Kind(models.TextChoices):
    WORK = "work", _("Work with her")
    STEP = "step", _("Steps of the case")
    DECISION = "decision", _("Her decisions")
    NOTE = "note", _("Notes")
    DOCUMENT = "document", _("Documents")
    REFERRAL = "referral", _("Referrals")
    RECORD = "record", _("The record itself")


@dataclass(frozen=True)
class Entry:
    """on: a date, or an aware datetime. at: when it was written down, which orders the entries of one day.

    pillar: its slug, or nothing. by: who did it. kind: given by the source.
    """

    on: object
    title: object
    text: object = ""
    by: object = ""
    url: str = ""
    icon: str = ""
    pillar: str = ""
    at: datetime.datetime | None = None
    kind: str = Kind.WORK

    @property
    def day(self):
        return timezone.localdate(self.on) if isinstance(self.on, datetime.datetime) else self.on

    @property
    def place(self):
        moment = self.on if isinstance(self.on, datetime.datetime) else self.at
        return self.day, moment or dated.BEGINNING

    @property
    def person(self):
        """The code of who did it; nothing for a partner, or for what nobody did."""
        return str(getattr(self.by, "code", ""))


class Sources(list):
    """Functions fn(case) -> iterable of Entry, each in one query; a dated one is not read whole for the newest."""

    def __init__(self):
        super().__init__()
        self.kinds = {}

    def add(self, source, kind=Kind.WORK):
        if source not in self:
            self.append(source)
        self.kinds[source] = kind

    def entries(self, case):
        return self._of_their_kind((source, source(case)) for source in self)

    def newest(self, case, count):
        """The newest entries and some older ones."""
        whole = [source for source in self if not hasattr(source, "newest")]
        rest = [source for source in self if hasattr(source, "newest")]
        yield from self._of_their_kind((source, source(case)) for source in whole)
        yield from self._of_their_kind(dated.newest(rest, case, count))

    def _of_their_kind(self, told):
        for source, entries in told:
            kind = self.kinds[source]
            yield from (entry if entry.kind == kind else replace(entry, kind=kind) for entry in entries)


sources = Sources()
pillars = []
"""Pairs of a pillar's slug and its name, from the app that has them."""


def of(case):
    """Newest first."""
    return _newest_first(sources.entries(case))


def latest(case, count=LATEST):
    """The newest few, at the same cost after many years as after a week."""
    return _newest_first(sources.newest(case, count))[:count]


def _newest_first(entries):
    return sorted(entries, key=attrgetter("place"), reverse=True)
