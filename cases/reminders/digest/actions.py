"""What somebody decides about her own letters."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.reminders.digest import letter, sending
from cases.reminders.digest.models import Choice
from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import demand_fresh, locked

BETWEEN_TRIALS = timedelta(minutes=1)


@transaction.atomic
def choose(*, rhythm, weekday, hour, on_free_days, version, by):
    choice = _locked_choice_of(by)
    demand_fresh(choice, version)
    choice.rhythm, choice.weekday, choice.hour, choice.on_free_days = rhythm, weekday, hour, on_free_days
    # A letter whose hour had passed when she chose it is not sent after all.
    choice.chosen_at = timezone.now()
    choice.save()
    details = {"rhythm": rhythm, "weekday": weekday, "hour": hour, "on_free_days": on_free_days}
    log.record("letters.chosen", choice, by=by, details=details)


@transaction.atomic
def try_it(*, by):
    """Send her the letter of the preview. It waits for the mail server, so that she learns what came of it."""
    choice, now = _locked_choice_of(by), timezone.now()
    if choice.tried_at and now - choice.tried_at < BETWEEN_TRIALS:
        raise Refused(_("A letter to try it left a moment ago. Wait a minute."), event="letters.tried.refused")
    if sending.hand_over(letter.sample_for(by)) != sending.SENT:
        raise Refused(
            _("The mail server did not take the letter. Nothing is wrong with your choice: tell your administrator."),
            event="letters.tried.refused",
        )
    choice.tried_at = now
    choice.save(update_fields=["tried_at"])
    log.record("letters.tried", choice, by=by)


def _locked_choice_of(person):
    Choice.objects.get_or_create(person=person, defaults={"chosen_at": person.joined_at})
    return locked(Choice.objects.get(person=person))
