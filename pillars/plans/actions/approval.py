"""Sending a version for approval, and the answer of a supervisor who had no hand in it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.actions import move_case
from cases.models import Case
from cases.reminders import engine
from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import locked
from pillars.plans.gates import lock_planned_case
from pillars.plans.models import PlanVersion
from pillars.plans.standing import goals_of, has_changed

State = PlanVersion.State


@transaction.atomic
def submit(*, version, by):
    """Sending it twice is sending it once."""
    case = lock_planned_case(version.case)
    version = locked(version)
    if version.is_waiting:
        return version
    _demand_state(version, State.AGREED)
    if has_changed(version, goals_of(case)):
        raise _refused(_("The plan has changed since she agreed. Go through it with her again first."))
    version.state, version.submitted_by, version.submitted_on = State.SUBMITTED, by, timezone.localdate()
    version.version += 1
    version.save()
    log.record("plan.submitted", version, by=by, details={"number": version.number})
    engine.make_due_reminders(engine.today(), case=case)
    return version


@transaction.atomic
def approve(*, version, by):
    """The approval of the plan is the step to work with it: a case in planning becomes active."""
    case = lock_planned_case(version.case)
    version = locked(version)
    if version.state == State.APPROVED and version.answered_by_id == by.pk:
        return version
    _demand_state(version, State.SUBMITTED)
    _demand_another(case, version, by)
    version.state, version.answered_by = State.APPROVED, by
    version.approved_at, version.approved_on = timezone.now(), timezone.localdate()
    version.review_on = version.first_review()
    version.version += 1
    version.save()
    log.record("plan.approved", version, by=by, details={"number": version.number})
    if case.state == Case.State.PLANNING:
        move_case(case=case, to=Case.State.ACTIVE, by=by)
    engine.make_due_reminders(engine.today(), case=case)
    return version


@transaction.atomic
def send_back(*, version, comment, by):
    """The version stays as it was; the worker and she make the next one."""
    case = lock_planned_case(version.case)
    version = locked(version)
    if version.state == State.SENT_BACK and version.comment == comment:
        return version
    _demand_state(version, State.SUBMITTED)
    _demand_another(case, version, by)
    if not comment.strip():
        raise _refused(_("Say in a few words what is to change, so that the worker can follow."))
    version.state, version.answered_by, version.comment = State.SENT_BACK, by, comment
    version.version += 1
    version.save()
    log.record("plan.sent_back", version, by=by, details={"number": version.number})
    engine.make_due_reminders(engine.today(), case=case)
    return version


def fault_of_approver(case, version, person):
    """Why this person cannot approve it; None when she can."""
    if case.assigned_to_id == person.pk:
        return _("This is your own case. Ask another supervisor to approve the plan.")
    if person.pk in version.authors:
        return _("You had a hand in this plan. Ask another supervisor to approve it.")
    return None


def _demand_another(case, version, by):
    if sentence := fault_of_approver(case, version, by):
        raise _refused(sentence)


def _demand_state(version, state):
    if version.state != state:
        sentence = _("This version of the plan is “%(state)s” by now. Open the plan again to see where it stands.")
        raise _refused(sentence % {"state": version.get_state_display()})


def _refused(sentence):
    return Refused(sentence, event="plan.refused")
