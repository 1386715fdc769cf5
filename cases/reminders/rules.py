"""The dates that must not be missed. Each app adds its own rules when it starts."""

import datetime
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

PORTION = 1000


@dataclass(frozen=True, slots=True)
class Due:
    """A date of one record; of a case and its woman, or of neither."""

    object_id: uuid.UUID
    case_id: uuid.UUID | None
    woman_id: uuid.UUID | None
    due_on: datetime.date

    @property
    def key(self):
        """What a rule's recipients are asked for: the case, or the object where there is none."""
        return self.case_id or self.object_id


@dataclass(frozen=True)
class Rule:
    """code: its number in the catalogue, "R03". leads: days before the date on which it is told, each time anew.

    due_set(until, case=None): the dates that stand, from the oldest to `until`, of all cases or of one.
    recipients(keys): {key: ids of the people who are told}, where a key is a Due's.
    reaches_her: the worker will call or write to her, so her safe-contact rules stand beside it.
    escalates_after: days after the date (0: on the day, -1: the day before) from which escalates_to(keys) are told too,
    as long as nobody has done it; None: never. escalates_to: the supervisors, unless the rule names others.
    working_days: the leads are counted in days on which the organisation works.
    hourly: also looked at every few minutes, because hours count.
    is_final: after the date nothing can be done any more, so that nobody puts it off beyond.
    link(object_id): the address of what a date without a case is about.
    proposes: a state of the case, "on_hold"; the step to it stands beside the sentence.
    """

    code: str
    label: str | Promise
    sentence: str | Promise
    due_set: Callable[..., Iterable[Due]]
    recipients: Callable[..., dict]
    leads: tuple[int, ...]
    reaches_her: bool = False
    escalates_after: int | None = None
    escalates_to: Callable[..., dict] | None = None
    working_days: bool = False
    hourly: bool = False
    is_final: bool = False
    link: Callable[[uuid.UUID], str] | None = None
    proposes: str = ""


def dues(rows, day, *, object_id="id", case="case_id", woman="woman_id"):
    """One Due for each row of a queryset, read in portions so that 100,000 need no more memory than 1,000.

    day, object_id, case, woman: names of fields, or of annotations, of its model. Runs in a transaction.
    """
    rows = rows.values_list(object_id, case, woman, day)
    return (Due(*row) for row in rows.iterator(chunk_size=PORTION))


_rules = {}


def add(rule):
    _rules[rule.code] = rule


def every():
    return list(_rules.values())


def knows(code):
    return code in _rules


def of(code):
    return _rules[code]
