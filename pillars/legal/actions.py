"""Recording a permit; its reminders follow at once when they are due."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.reminders import engine
from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import demand_fresh, locked
from pillars import gates
from pillars.legal.models import ResidencePermit


@transaction.atomic
def record_permit(*, case, kind, issued_on, expires_on, number, by, once=None):
    case = gates.lock_open_case(case)
    key = gates.key_of(case, once)
    if made := gates.made_before(ResidencePermit, key, kind=kind, expires_on=expires_on, number=number):
        return made
    gates.demand_day(case, timezone.localdate())
    permit = ResidencePermit(pk=key, case=case, woman_id=case.woman_id)
    _write(permit, kind, issued_on, expires_on, number)
    log.record("permit.recorded", permit, by=by, details={"kind": kind, "expires_on": expires_on.isoformat()})
    engine.make_due_reminders(engine.today(), case=case)
    return permit


@transaction.atomic
def correct_permit(*, permit, version, kind, issued_on, expires_on, number, by):
    case = gates.lock_open_case(permit.case)
    permit = locked(permit)
    demand_fresh(permit, version)
    _write(permit, kind, issued_on, expires_on, number)
    log.record("permit.corrected", permit, by=by, details={"kind": kind, "expires_on": expires_on.isoformat()})
    engine.make_due_reminders(engine.today(), case=case)
    return permit


def _write(permit, kind, issued_on, expires_on, number):
    if issued_on is not None and expires_on < issued_on:
        raise Refused(_("A permit cannot end before it begins. Look at the two dates."))
    permit.kind, permit.issued_on, permit.expires_on, permit.number = kind, issued_on, expires_on, number
    permit.save()
