"""What somebody has chosen, in a sentence."""

from django.utils.translation import gettext as _

from cases.reminders.digest.models import choice_of
from cases.reminders.digest.rhythm import Rhythm


def of(person):
    """Only while her organisation acts."""
    rhythm = Rhythm(choice_of(person), person.organisation)
    words = {"hour": f"{rhythm.hour:02}:00", "weekday": rhythm.choice.get_weekday_display()}
    return _sentence(rhythm) % words


def _sentence(rhythm):
    if rhythm.is_never:
        return _("No letter comes.")
    if rhythm.is_weekly:
        return _("A letter comes once a week (%(weekday)s, from %(hour)s), when something is due.")
    if rhythm.choice.on_free_days:
        return _("A letter comes every day from %(hour)s, when something is due.")
    return _("A letter comes every working day from %(hour)s, when something is due.")
