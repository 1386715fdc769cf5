"""The dates that wait in her case: those that every app knows of, and those that came with her to a new one."""

import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from cases.reminders import rules
from cases.reminders.recipients import worker_and
from cases.reminders.rules import Rule
from coalesce.days import months_after
from coalesce.permissions import Role
from referrals.transfers.models import HandedDate

MONTHS_AHEAD = 24
HERS = {"R01", "R03", "R04", "R05", "R06", "R06L", "R07", "R08", "R09", "R10", "R11", "R12", "R13", "R30", "R36", "R37"}
SUGGESTED = {"R01S", "R06S", "R06LS", "R08S", "R09S"}
"""Rules about days of hers. The others are tasks of whoever works with her, which the partner sets anew by its own."""


@dataclass(frozen=True)
class Ahead:
    """A kind of date and its day. It names nothing else, so that it can travel."""

    rule: str
    on: datetime.date

    @property
    def key(self):
        return f"{self.rule}|{self.on.isoformat()}"

    @property
    def label(self) -> str | Promise:
        return rules.of(self.rule).label

    @property
    def day(self):
        return date_format(self.on, "j F Y")


def of_key(key):
    rule, day = key.split("|")
    return Ahead(rule, datetime.date.fromisoformat(day))


def ahead_of(case):
    """Each open date of her case once, the nearest first; what has passed and is still open stands there too."""
    until = months_after(timezone.localdate(), MONTHS_AHEAD)
    found = {Ahead(rule.code, due.due_on) for rule in _that_travel() for due in rule.due_set(until, case=case)}
    came_with_her = HandedDate.objects.filter(case=case, due_on__gte=timezone.localdate())
    found |= {Ahead(date.rule, date.due_on) for date in came_with_her}
    return sorted(found, key=lambda date: (date.on, date.rule))


def _that_travel():
    return [rule for rule in rules.every() if rule.code in HERS | SUGGESTED]


def that_came_with_her(until, case=None):
    dates = HandedDate.objects.filter(due_on__lte=until).exclude(case__state=Case.State.CLOSED)
    if case is not None:
        dates = dates.filter(case=case)
    return rules.dues(dates, "due_on")


CAME_WITH_HER = Rule(
    code="HANDED",
    label=_("A date that came with her transfer"),
    sentence=_("The transfer in her referrals says what it is. Record it where it belongs, or see to it."),
    due_set=that_came_with_her,
    recipients=worker_and(Role.CASEWORKER),
    leads=(30, 14, 3, 0),
)
