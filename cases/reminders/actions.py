"""What a person does with a reminder of hers. Doing it twice is doing it once."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.reminders import day, overtaken, waiting
from cases.reminders.colleagues import holder_of, who_may_take
from cases.reminders.models import Reminder
from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import locked

State = Reminder.State


@transaction.atomic
def finish(*, reminder, by):
    """Every telling of its date that is hers is done with it."""
    reminder = _hold(reminder)
    if reminder.state == State.DONE:
        return
    _demand_hers(reminder, by)
    now = timezone.now()
    for one in _together(reminder, by):
        one.state, one.done_at = State.DONE, now
        one.save(update_fields=["state", "done_at"])
        _record("reminder.done", one, by, lead=one.lead_days)


@transaction.atomic
def put_off(*, reminder, until, reason, today, by):
    """until: the day on which it comes back into her day."""
    reminder = _hold(reminder)
    if (reminder.snoozed_until, reminder.snooze_reason) == (until, reason):
        return
    _demand_hers(reminder, by)
    if not waiting.is_possible(reminder, until, today):
        raise Refused(waiting.why_not(reminder, today), event="reminder.put_off.refused")
    for one in _together(reminder, by):
        one.snoozed_until, one.snooze_reason = until, reason
        one.save(update_fields=["snoozed_until", "snooze_reason"])
        _record("reminder.put_off", one, by, reason=reason, days=(until - today).days)


@transaction.atomic
def give(*, reminder, to, by):
    """to: somebody who may open what it is about. It comes into her day at once."""
    reminder = _hold(reminder)
    if holder_of(reminder) == to.pk:
        return
    _demand_hers(reminder, by)
    if not who_may_take(reminder).filter(pk=to.pk).exists():
        words = _("%(name)s does not work on this case. Choose somebody of its team, or add her to it first.")
        raise Refused(words % {"name": to.name}, event="reminder.given.refused")
    for one in _together(reminder, by):
        one.handled_by = None if one.recipient_id == to.pk else to
        one.snoozed_until, one.snooze_reason = None, ""
        one.save(update_fields=["handled_by", "snoozed_until", "snooze_reason"])
        _record("reminder.given", one, by, to=to.pk)


@transaction.atomic
def take_back(*, reminder, by):
    """Undo what was done last: that it is done, that somebody else sees to it, or that it waits."""
    reminder = _hold(reminder)
    if reminder.state == State.DONE:
        _reopen(reminder, by)
    elif day.given_by(by).filter(pk=reminder.pk).exists():
        reminder.handled_by = None
        reminder.save(update_fields=["handled_by"])
        _record("reminder.taken_back", reminder, by)
    elif reminder.snoozed_until:
        _show_again(reminder, by)


def _hold(reminder):
    """Every telling of its date, in one order, so that no two people wait for each other."""
    list(Reminder.objects.same_date(reminder).order_by("pk").select_for_update().values_list("pk"))
    return locked(reminder)


def _reopen(reminder, by):
    for one in day.together(reminder, by).filter(state=State.DONE, done_at=reminder.done_at):
        one.state, one.done_at = State.OPEN, None
        one.save(update_fields=["state", "done_at"])
        _record("reminder.reopened", one, by, lead=one.lead_days)


def _show_again(reminder, by):
    _demand_hers(reminder, by)
    for one in _together(reminder, by):
        one.snoozed_until, one.snooze_reason = None, ""
        one.save(update_fields=["snoozed_until", "snooze_reason"])
        _record("reminder.shown_again", one, by)


def _demand_hers(reminder, by):
    if words := overtaken.words(reminder, by):
        raise Refused(words, event="reminder.overtaken")


def _together(reminder, by):
    return day.together(reminder, by).filter(state=State.OPEN).select_for_update(of=("self",)).order_by("pk")


def _record(event, reminder, by, **details):
    log.record(event, reminder, by=by, details={"rule": reminder.rule, **details})
