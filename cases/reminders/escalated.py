"""What nobody did in time: a supervisor's list, by the worker whose it is."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.reminders import day
from cases.reminders.items import Item, items_of
from cases.reminders.models import Reminder


@dataclass(frozen=True)
class Worker:
    """name: of her, or of them where several were told; nothing where nobody is left to be asked."""

    name: str
    items: list[Item] = field(default_factory=list)


def of(user, today):
    """Each worker with what escalated of hers, the longest overdue first; in two queries."""
    rows = waiting(user).select_related("case", "recipient", "handled_by").order_by("due_on", "case__code", "pk")
    items = items_of(rows, today)
    told = _told_first(items)
    workers = {}
    for item in items:
        first = told[item.reminder.date]
        item.marks.extend(sorted({_why_it_waits(one) for one in first if one.is_put_off_on(today)}))
        name = ", ".join(sorted({_holder(one).name for one in first}))
        workers.setdefault(name, Worker(name)).items.append(item)
    return list(workers.values())


def count(user):
    return waiting(user).values("rule", "object_id", "due_on").distinct().count()


def waiting(user):
    """What was told to her, or to whom she stands in for, and was given to nobody yet."""
    return day.seen_by(user, Reminder.objects.open().filter(escalated=True, handled_by=None))


def _told_first(items):
    """{date: what those were told who have not done it yet}."""
    told = defaultdict(list)
    objects = {item.reminder.object_id for item in items}
    first = Reminder.objects.open().filter(escalated=False, object_id__in=objects)
    for reminder in first.select_related("recipient", "handled_by") if objects else ():
        told[reminder.date].append(reminder)
    return told


def _holder(reminder):
    return reminder.handled_by or reminder.recipient


def _why_it_waits(reminder):
    words = {"day": date_format(reminder.snoozed_until, "j F Y"), "reason": reminder.get_snooze_reason_display()}
    return _("put off until %(day)s: %(reason)s") % words
