"""Recording signs, formal steps, her wish and the places on her way. None of them changes another."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.gates import key_of, lock_writable, made_before
from cases.identification import gates, signs
from cases.identification.models import FormalStep, OwnWish, Screening
from cases.models import TraffickingEvent
from cases.reminders import engine
from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import demand_fresh, locked

Status = FormalStep.Status
FOLLOWS = {Status.APPEALED: Status.REFUSED}
"""An appeal is lodged against a refusal."""


@transaction.atomic
def look_at_signs(*, case, by, once=None, **values):
    """values: held_on, known_from, signs (list of codes), words, view."""
    case = lock_writable(case)
    key = key_of(case, once)
    if made := made_before(Screening, key, **values):
        return made
    screening = Screening(pk=key, case=case, woman_id=case.woman_id, recorded_by=by)
    _write_screening(screening, case, values)
    log.record("screening.recorded", screening, by=by, details={"view": screening.view})
    return screening


@transaction.atomic
def correct_signs(*, screening, version, by, **values):
    case = lock_writable(screening.case)
    screening = locked(screening)
    demand_fresh(screening, version)
    _write_screening(screening, case, values)
    log.record("screening.corrected", screening, by=by, details={"view": screening.view})
    return screening


@transaction.atomic
def record_formal_step(*, case, by, once=None, **values):
    """values: status, happened_on, decided_by, authority."""
    case = lock_writable(case)
    key = key_of(case, once)
    if made := made_before(FormalStep, key, **values):
        return made
    step = FormalStep(pk=key, case=case, woman_id=case.woman_id, recorded_by=by)
    _write_formal_step(step, case, values)
    log.record("formal_step.recorded", step, by=by, details={"status": step.status})
    engine.make_due_reminders(engine.today(), case=case)
    return step


@transaction.atomic
def correct_formal_step(*, step, version, by, **values):
    case = lock_writable(step.case)
    step = locked(step)
    demand_fresh(step, version)
    _write_formal_step(step, case, values)
    log.record("formal_step.corrected", step, by=by, details={"status": step.status})
    engine.make_due_reminders(engine.today(), case=case)
    return step


@transaction.atomic
def record_wish(*, case, wish, said_on, words, by, once=None):
    case = lock_writable(case)
    key = key_of(case, once)
    if made := made_before(OwnWish, key, wish=wish, said_on=said_on, words=words):
        return made
    gates.demand_day_with_her(case, said_on)
    told = OwnWish.objects.create(
        pk=key, case=case, woman_id=case.woman_id, wish=wish, said_on=said_on, words=words, recorded_by=by
    )
    log.record("wish.recorded", told, by=by, details={"wish": wish})
    return told


@transaction.atomic
def note_place(*, case, by, once=None, **values):
    """values: event_type, country, place, happened_on (or None), description."""
    case = lock_writable(case)
    key = key_of(case, once)
    if made := made_before(TraffickingEvent, key, **values):
        return made
    event = TraffickingEvent(pk=key, case=case, woman_id=case.woman_id)
    _write_place(event, values)
    log.record("place.noted", event, by=by, details={"type": event.event_type})
    return event


@transaction.atomic
def correct_place(*, event, version, by, **values):
    lock_writable(event.case)
    event = locked(event)
    demand_fresh(event, version)
    _write_place(event, values)
    log.record("place.corrected", event, by=by, details={"type": event.event_type})
    return event


@transaction.atomic
def take_place_away(*, event, by):
    lock_writable(event.case)
    event = locked(event)
    log.record("place.removed", event, by=by, details={"type": event.event_type})
    event.delete()


def _write_screening(screening, case, values):
    gates.demand_day_with_her(case, values["held_on"])
    if unknown := set(values["signs"]) - set(signs.EVERY):
        raise Refused(_("This sign is not on the list: %(sign)s.") % {"sign": ", ".join(sorted(unknown))})
    _set(screening, values)


def _write_formal_step(step, case, values):
    gates.demand_past(values["happened_on"])
    earlier = FormalStep.objects.filter(case=case, happened_on__lte=values["happened_on"]).exclude(pk=step.pk)
    needed = FOLLOWS.get(values["status"])
    if needed and not earlier.filter(status=needed).exists():
        raise Refused(_("An appeal follows a refusal. Record the refusal, with its day, first."))
    _set(step, values)


def _write_place(event, values):
    day = values["happened_on"]
    if day is not None and day > timezone.localdate():
        raise Refused(_("This day has not come yet. Enter the day on which it happened, or leave it empty."))
    if not values["country"] and not values["place"].strip():
        raise Refused(_("Choose a country or write a place; one of them is enough."))
    _set(event, values)


def _set(instance, values):
    for name, value in values.items():
        setattr(instance, name, value)
    instance.save()
