"""Kinds of work that name a person, and so go to a colleague when she leaves. Apps above add theirs when they start."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F, QuerySet

kinds = []


@dataclass(frozen=True)
class Kind:
    """Records with a case and a version.

    words(number): how they are called, "2 legal deadlines". waiting(): a queryset of those still to be done.
    field: the name of the one that holds the person.
    """

    words: Callable[[int], str]
    waiting: Callable[[], QuerySet]
    field: str

    def of(self, person):
        return self.waiting().filter(**{self.field: person})

    def give(self, person, to, cases):
        """Returns {case id: how many}. An open form of one of them is told that it has changed."""
        rows = self.of(person).filter(case__in=cases)
        counted = Counter(rows.values_list("case", flat=True))
        if counted:
            rows.update(**{self.field: to}, version=F("version") + 1)
        return counted


def add(kind):
    kinds.append(kind)
