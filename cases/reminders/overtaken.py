"""What to say where a page still shows a reminder as it was before somebody, or the record itself, saw to it."""

from django.utils.translation import gettext as _

from cases.reminders import day
from cases.reminders.models import Reminder


def words(reminder, user):
    """A sentence, or nothing where it is open and hers."""
    if reminder.state == Reminder.State.DONE:
        return _("This is done already. To change something, take it back first.")
    if reminder.state == Reminder.State.SUPERSEDED:
        return _("This date does not stand any more: what it was about has changed. There is nothing left to do.")
    if not day.seen_by(user, Reminder.objects.filter(pk=reminder.pk)).exists():
        return _("A colleague sees to this now. You find it under “With colleagues”.")
    return ""
