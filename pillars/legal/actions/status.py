"""Recording a status of residence; its reminders follow at once when they are due."""

from django.db import transaction
from django.utils import timezone

from pillars.legal import faults
from pillars.legal.actions import writing
from pillars.legal.models import Deadline, ResidencePermit


@transaction.atomic
def record_permit(*, case, by, appeal_by=None, once=None, **values):
    """values: fields of the status. appeal_by: the last day for an appeal, as it stands in the decision."""
    case, permit = writing.new_row(ResidencePermit, case, once, values)
    if writing.was_made(permit):
        return permit
    return _write(permit, case, "permit.recorded", by, appeal_by, values)


@transaction.atomic
def correct_permit(*, permit, version, by, appeal_by=None, **values):
    case, permit = writing.row_to_correct(permit, version)
    return _write(permit, case, "permit.corrected", by, appeal_by, values)


def _write(permit, case, event, by, appeal_by, values):
    whole = {name: getattr(permit, name) for name in faults.DAYS_OF_A_STATUS} | values | {"appeal_by": appeal_by}
    writing.demand(faults.of_a_status(case, whole, permit))
    permit = writing.save(permit, case, event, by, values)
    if appeal_by:
        _keep_the_appeal(permit, appeal_by, by)
    return permit


def _keep_the_appeal(permit, day, by):
    """It comes from the letter, so it is confirmed; it stays nobody's task until somebody takes it."""
    kept = Deadline.objects.filter(permit=permit, kind=Deadline.Kind.APPEAL).first()
    deadline = kept or Deadline(case=permit.case, woman_id=permit.woman_id, permit=permit, kind=Deadline.Kind.APPEAL)
    if kept and kept.due_on == day:
        return
    event = "deadline.corrected" if kept else "deadline.recorded"
    deadline.version += 1 if kept else 0
    confirmed = {"confirmed_on": timezone.localdate(), "confirmed_by": by, "counted_by": None}
    writing.save(deadline, permit.case, event, by, {"due_on": day} | confirmed)
