"""What to say where a page still shows a reminder as it was before somebody, or the record itself, saw to it."""

from django.utils.translation import gettext as _

from cases.reminders import day
from cases.reminders.models import Reminder

State = Reminder.State


def words(reminder, user):
    """A sentence, or nothing where it is open and hers."""
    if reminder.state == State.SUPERSEDED:
        return _("This date does not stand any more: what it was about has changed. There is nothing left to do.")
    if not _is_hers(reminder, user):
        return _("A colleague sees to this now.")
    if reminder.state == State.DONE:
        return _("This is done already. To change something, take it back first.")
    return ""


def words_on_taking_back(reminder, user):
    """A sentence, or nothing where it is hers or she gave it away."""
    if reminder.state == State.OPEN or (reminder.state == State.DONE and _is_hers(reminder, user)):
        return ""
    return words(reminder, user)


def _is_hers(reminder, user):
    return day.seen_by(user, Reminder.objects.filter(pk=reminder.pk)).exists()
