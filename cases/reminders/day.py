"""A worker's day: what is overdue, what is due, what is coming."""

import datetime
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cases.models import Case
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
    """The parts that hold something, in three queries at most."""
    parts = {
        "overdue": Part("overdue", _("Overdue")),
        "today": Part("today", _("Today")),
        "soon": Part("soon", _("In the next 14 days")),
        "later": Part("later", _("Later")),
    }
    for reminder in seen_by(user).open().order_by("due_on", "case__code").select_related("case"):
        parts[_when(reminder.due_on, today)].items.append(_item(reminder, today))
    return [part for part in parts.values() if part.items]


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
