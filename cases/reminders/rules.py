"""The dates that must not be missed. Each app adds its own rules when it starts."""

import datetime
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Due:
    """A date of one record."""

    object_id: uuid.UUID
    case_id: uuid.UUID
    woman_id: uuid.UUID
    due_on: datetime.date


@dataclass(frozen=True)
class Rule:
    """code: its number in the catalogue, "R03". leads: days before the date on which it is told, each time anew.

    due_set(until, case=None): the dates that stand, from the oldest to `until`, of all cases or of one.
    recipients(case_ids): {case id: ids of the people who are told}.
    reaches_her: the worker will call or write to her, so her safe-contact rules stand beside it.
    """

    code: str
    label: str | Promise
    sentence: str | Promise
    due_set: Callable[..., Iterable[Due]]
    recipients: Callable[..., dict]
    leads: tuple[int, ...]
    reaches_her: bool = False

    def lead_on(self, today, due_on):
        """The nearest lead time that has begun, or None."""
        left = (due_on - today).days
        return min((lead for lead in self.leads if left <= lead), default=None)


_rules = {}


def add(rule):
    _rules[rule.code] = rule


def every():
    return list(_rules.values())


def of(code):
    return _rules[code]
