"""What happens to each row of a file, told before it happens."""

import hashlib
import json
from collections import Counter
from dataclasses import astuple, dataclass

from django.db import models
from django.utils.translation import gettext_lazy


class Fate(models.TextChoices):
    NEW = "new", gettext_lazy("New")
    CHANGED = "changed", gettext_lazy("Changed")
    UNCHANGED = "unchanged", gettext_lazy("Unchanged")
    REFUSED = "refused", gettext_lazy("Refused")


@dataclass(frozen=True)
class Change:
    """One field, as its cell says it before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class RowReport:
    number: int
    fate: str
    title: str
    changes: tuple[Change, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Report:
    rows: list[RowReport]

    def count(self, fate):
        return self.counts[fate]

    @property
    def counts(self):
        return Counter(row.fate for row in self.rows)

    @property
    def refused(self):
        return self.count(Fate.REFUSED)

    @property
    def to_write(self):
        return self.count(Fate.NEW) + self.count(Fate.CHANGED)

    @property
    def can_be_imported(self):
        return self.to_write > 0 and not self.refused

    @property
    def mark(self):
        """The same for the same fates: what was agreed to is what is written."""
        told = json.dumps([astuple(row) for row in self.rows], ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()
