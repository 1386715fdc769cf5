"""A worker's day: what is overdue, what is due, what is coming."""

import datetime
from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.models import Case, Leave
from cases.reminders import rules
from cases.reminders.items import SOON, items_of, lay_ways_beside
from cases.reminders.models import Reminder
from coalesce.accounts.models import User
from coalesce.tenancy import acting

AT_FIRST = 10
NOT_WORTH_A_TAP = 2
AT_MOST = 200
PARTS = {
    "overdue": _("Overdue"),
    "today": _("Today"),
    "soon": _("In the next 14 days"),
    "later": _("Later"),
    "put-off": _("Put off"),
}
NOW = ("overdue", "today")
FOLDED = ("later", "put-off")


@dataclass
class Part:
    slug: str
    heading: str | Promise
    items: list = field(default_factory=list)
    more: int = 0
    """How many of it are not shown."""
    is_folded: bool = False

    @property
    def count(self):
        return len(self.items) + self.more


def parts_of(items, today, about="", when=""):
    """The parts that hold something.

    about: a rule; those with its label are shown. when: one part, or "now" for what cannot wait: it is shown whole.
    """
    if about:
        items = [item for item in items if item.label == rules.of(about).label]
    parts = {slug: Part(slug, heading, is_folded=slug in FOLDED) for slug, heading in PARTS.items()}
    for item in items:
        parts[_when(item.reminder, today)].items.append(item)
    shown = [part for part in parts.values() if part.items and _is_wanted(part, when)]
    for part in shown:
        _cut(part, AT_MOST if when else AT_FIRST)
        part.is_folded = part.is_folded and len(shown) > 1
    lay_ways_beside([item for part in shown for item in part.items])
    return shown


def open_items(user, today):
    """What waits for her, whenever it is due. What escalated to her stands on a page of its own."""
    reminders = seen_by(user, Reminder.objects.open()).exclude(escalated=True, handled_by=None)
    return items_of(_readable(reminders.order_by("due_on", "case__code", "escalated", "pk")), today, reader=user)


def counted(items):
    """[(code of the first rule with a label, the label, how many of these items have it)], the most first."""
    codes = {rule.label: rule.code for rule in reversed(rules.every())}
    return [(codes[label], label, number) for label, number in Counter(item.label for item in items).most_common()]


def done_today(user, today):
    """So that a tap too many can be taken back."""
    since = timezone.now() - datetime.timedelta(hours=24)
    done = Reminder.objects.filter(state=Reminder.State.DONE, done_at__gte=since)
    return items_of(_readable(seen_by(user, done).order_by("-done_at", "pk")), today)


def with_colleagues(user, today):
    """What was hers and a colleague sees to, so that she can have it back."""
    return items_of(_readable(given_by(user).order_by("due_on", "case__code", "pk")), today)


def given_by(user):
    given = Reminder.objects.open().filter(recipient__in=_hands(user), handled_by__isnull=False)
    return _of_open_cases(given.exclude(handled_by=user), user)


def seen_by(user, among=None):
    """What is hers to do: her own, what a colleague gave her, and that of whom she stands in for today.

    Only of cases that she works on today. among: a queryset of reminders; narrowed here, what she has done in all the
    years is not looked at on every page.
    """
    return _in(_hands(user), user, Reminder.objects.all() if among is None else among)


def her_own(user, among):
    """Without what is a colleague's for whom she stands in."""
    return _in([user.pk], user, among)


def known_to(user, pk):
    """The one reminder, where it is or was hers: a page that is still open may show it as it was."""
    once = Q(recipient__in=_hands(user)) | Q(handled_by__in=_hands(user))
    return _of_open_cases(Reminder.objects.filter(once, pk=pk), user).select_related("case", "recipient", "handled_by")


def together(reminder, user):
    """Every telling of the same date that is hers: she does it once."""
    return seen_by(user, Reminder.objects.same_date(reminder))


def count(request):
    """What waits for her in two weeks or is overdue, for the bar at the top; nothing where nobody acts."""
    if acting() is None:
        return None
    today = timezone.localdate()
    waiting = Reminder.objects.open().shown_on(today).filter(due_on__lte=today + datetime.timedelta(days=SOON))
    dates = seen_by(request.user, waiting).values("rule", "object_id", "due_on")
    return dates.distinct().count() or None


def stands_on(reminder):
    """The day on which somebody has to think of it."""
    return max(reminder.due_on, reminder.snoozed_until or reminder.due_on)


def _hands(user):
    """Her own, and those of the colleagues for whom she stands in today."""
    absent = Leave.objects.on(timezone.localdate()).filter(stand_in=user).order_by().values("person")
    return User.objects.filter(pk=user.pk).order_by().values("pk").union(absent, all=True)


def _in(hands, user, among):
    told, given = among.filter(recipient__in=hands, handled_by=None), among.filter(handled_by__in=hands)
    hers = told.values("pk").union(given.values("pk"), all=True)
    return _of_open_cases(Reminder.objects.filter(pk__in=hers), user)


def _of_open_cases(reminders, user):
    opens = Case.objects.worked_on_by(user).filter(pk=OuterRef("case"))
    return reminders.filter(Q(case=None) | Exists(opens))


def _readable(reminders):
    return reminders.select_related("case", "recipient", "handled_by")


def _when(reminder, today):
    days_left = (reminder.due_on - today).days
    if reminder.is_put_off_on(today):
        return "put-off"
    if days_left < 0:
        return "overdue"
    if days_left == 0:
        return "today"
    return "soon" if days_left <= SOON else "later"


def _is_wanted(part, when):
    return part.slug in NOW if when == "now" else not when or part.slug == when


def _cut(part, at):
    if len(part.items) > at + NOT_WORTH_A_TAP:
        part.more = len(part.items) - at
        part.items = part.items[:at]
