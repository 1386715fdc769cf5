"""What a rule tells on a day: a run of the engine, and what is open of that rule afterwards."""

from cases.reminders import engine
from cases.reminders.models import Reminder


def told(rule, day):
    """[(due, name)] by day and name."""
    engine.make_due_reminders(day)
    rows = Reminder.objects.open().filter(rule=rule, escalated=False).order_by("due_on", "recipient__name")
    return list(rows.values_list("due_on", "recipient__name"))


def told_above(rule, day):
    """The same, of what a supervisor hears because nobody did it."""
    engine.make_due_reminders(day)
    rows = Reminder.objects.open().filter(rule=rule, escalated=True).order_by("due_on", "recipient__name")
    return list(rows.values_list("due_on", "recipient__name"))
