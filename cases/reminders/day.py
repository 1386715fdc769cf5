"""A worker's day: what is overdue, what is due, what is coming."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cases.models import Case, SafeContact
from cases.reminders import rules
from cases.reminders.models import Reminder
from coalesce.tenancy import acting

SOON = datetime.timedelta(days=14)


@dataclass
class Part:
    slug: str
    heading: str | Promise
    items: list = field(default_factory=list)


@dataclass(frozen=True)
class Item:
    """A reminder with what its rule says of it."""

    reminder: Reminder
    label: str | Promise
    sentence: str | Promise
    days_left: int
    ways: list = field(default_factory=list)
    """Her safe contacts, where the rule leads to a call; their rules stand beside it, never a number."""

    @property
    def reaches_her(self):
        return rules.of(self.reminder.rule).reaches_her

    @property
    def left(self):
        """How far the day is, in words."""
        days = abs(self.days_left)
        if self.days_left < 0:
            return ngettext("%(days)s day ago", "%(days)s days ago", days) % {"days": days}
        if days == 0:
            return _("Today")
        return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}

    @property
    def tone(self):
        if self.days_left <= 0:
            return "stop"
        return "warn" if self.days_left <= SOON.days else "quiet"


def of(user, today):
    """The parts that hold something, in four queries at most."""
    parts = {
        "overdue": Part("overdue", _("Overdue")),
        "today": Part("today", _("Today")),
        "soon": Part("soon", _("In the next 14 days")),
        "later": Part("later", _("Later")),
    }
    for reminder in seen_by(user).open().order_by("due_on", "case__code").select_related("case"):
        parts[_when(reminder.due_on, today)].items.append(_item(reminder, today))
    _lay_ways_beside([item for part in parts.values() for item in part.items if item.reaches_her])
    return [part for part in parts.values() if part.items]


def _lay_ways_beside(items):
    """In one query for all of them, and without opening a record."""
    ways = defaultdict(list)
    women = {item.reminder.woman_id for item in items}
    for contact in SafeContact.objects.filter(woman__in=women).select_related("organisation") if women else ():
        ways[contact.woman_id].append(contact)
    for item in items:
        item.ways.extend(ways[item.reminder.woman_id])


def done_today(user, today):
    """So that a tap too many can be taken back."""
    since = timezone.now() - datetime.timedelta(hours=24)
    done = seen_by(user).filter(state=Reminder.State.DONE, done_at__gte=since).order_by("-done_at")
    return [_item(reminder, today) for reminder in done.select_related("case")]


def seen_by(user):
    """Her own, of the cases that she works on today."""
    return Reminder.objects.of(user).filter(case__in=Case.objects.worked_on_by(user).values("pk"))


def count(request):
    """What waits for her today or is overdue, for the bar at the top; nothing where nobody acts."""
    if acting() is None:
        return None
    return seen_by(request.user).open().filter(due_on__lte=timezone.localdate() + SOON).count() or None


def _when(due_on, today):
    if due_on < today:
        return "overdue"
    if due_on == today:
        return "today"
    return "soon" if due_on <= today + SOON else "later"


def _item(reminder, today):
    rule = rules.of(reminder.rule)
    return Item(reminder, rule.label, rule.sentence, (reminder.due_on - today).days)
