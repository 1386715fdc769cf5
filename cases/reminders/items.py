"""A reminder as its reader sees it: what its rule says, how far the day is, for whom and from whom it is."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.models import Case, SafeContact
from cases.reminders import rules, waiting
from cases.reminders.models import Reminder

SOON = 14


@dataclass(frozen=True)
class Item:
    reminder: Reminder
    label: str | Promise
    sentence: str | Promise
    days_left: int
    can_wait: bool = True
    ways: list = field(default_factory=list)
    """Her safe contacts, where the rule leads to a call; their rules stand beside it, never a number."""
    marks: list = field(default_factory=list)

    @property
    def rule(self):
        return rules.of(self.reminder.rule)

    @property
    def name(self):
        """What a person calls it: the case's code, or what it is about."""
        return self.reminder.case.code if self.reminder.case else self.label

    @property
    def address(self):
        if self.reminder.case:
            return self.reminder.case.get_absolute_url()
        return self.rule.link(self.reminder.object_id) if self.rule.link else ""

    @property
    def proposal(self):
        """(address, state) of the step that the rule proposes for the case, or nothing."""
        if not self.rule.proposes:
            return ()
        state = Case.State(self.rule.proposes)
        return reverse("cases:move", args=[self.reminder.case.code, state]), state.label

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
        return "warn" if self.days_left <= SOON else "quiet"


def items_of(reminders, today, reader=None):
    """One of each date, however often it was told to this reader: as herself, as stand-in, by a colleague."""
    items = {}
    # What was told before an update may be of a rule that is gone.
    for reminder in (one for one in reminders if rules.knows(one.rule)):
        item = items.setdefault(reminder.date, _item(reminder, today))
        if mark := _mark(reminder, reader):
            item.marks.append(mark)
    return list(items.values())


def lay_ways_beside(items):
    """In one query for all of them, and without opening a record."""
    items = [item for item in items if item.rule.reaches_her]
    ways = defaultdict(list)
    women = {item.reminder.woman_id for item in items}
    for contact in SafeContact.objects.filter(woman__in=women).select_related("organisation") if women else ():
        ways[contact.woman_id].append(contact)
    for item in items:
        item.ways.extend(ways[item.reminder.woman_id])


def _item(reminder, today):
    rule = rules.of(reminder.rule)
    days_left = (reminder.due_on - today).days
    return Item(reminder, rule.label, rule.sentence, days_left, can_wait=waiting.can_wait(reminder, today))


def _mark(reminder, reader):
    """reader: in whose day it stands; None where the page itself says whose it is."""
    if reader is None or reminder.handled_by is None and reminder.recipient == reader:
        return ""
    if reminder.handled_by == reader:
        return _("from %(name)s") % {"name": reminder.recipient.name}
    return _("for %(name)s") % {"name": (reminder.handled_by or reminder.recipient).name}
