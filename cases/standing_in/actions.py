"""Entering a leave, and ending it."""

from django.db import transaction
from django.utils import timezone

from cases.models import Leave
from cases.standing_in import faults
from coalesce.accounts.models import User
from coalesce.audit import log
from coalesce.permissions import Permission
from coalesce.refusals import Refused
from coalesce.stale import locked

REFUSED = "leave.refused"


@transaction.atomic
def enter_leave(*, person, stand_in, begins_on, ends_on, by):
    """Entering the same twice is entering it once. Returns the Leave."""
    person, stand_in = _held(person, stand_in)
    values = {"person": person, "stand_in": stand_in, "begins_on": begins_on, "ends_on": ends_on}
    if same := Leave.objects.standing().filter(**values).first():
        return same
    for _field, sentence in faults.of_a_leave(**values, by=by, today=timezone.localdate()):
        raise Refused(sentence, REFUSED)
    leave = Leave.objects.create(**values, entered_by=by)
    log.record("leave.entered", leave, by=by, details=_told(leave))
    return leave


@transaction.atomic
def end_leave(*, leave, by):
    """Ending it twice is ending it once."""
    leave = locked(leave)
    if leave.ended_at is None:
        leave.ended_at, leave.ended_by = timezone.now(), by
        leave.save(update_fields=["ended_at", "ended_by"])
        log.record("leave.ended", leave, by=by, details=_told(leave))
    return leave


def may_enter_for(person, by):
    return person.pk == by.pk or by.may(Permission.LEAVE_MANAGE)


def _held(person, stand_in):
    """Both as they are now, held, so that neither goes away herself at the same moment."""
    people = User.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=[person.pk, stand_in.pk])
    found = {found.pk: found for found in people.order_by("pk")}
    return found[person.pk], found[stand_in.pk]


def _told(leave):
    return {
        "person": leave.person_id,
        "stand_in": leave.stand_in_id,
        "from": leave.begins_on.isoformat(),
        "to": leave.ends_on.isoformat(),
    }
