"""Steps towards her goals: written down, ticked off, taken back, given up."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import demand_fresh, locked
from pillars import gates
from pillars.plans.models import Action


@transaction.atomic
def add_step(*, goal, what, who, whom, due_on, by, once=None):
    """whom: who else, in words, where it is neither she nor her worker."""
    case = gates.lock_open_case(goal.case)
    key = gates.key_of(case, once)
    if made := gates.made_before(Action, key, goal_id=goal.pk, what=what):
        return made
    if locked(goal).has_ended:
        raise Refused(_("This goal has ended. Open it again before you plan a step towards it."))
    step = Action(pk=key, case=case, woman_id=case.woman_id, goal=goal)
    _write(step, what=what, who=who, whom=whom, due_on=due_on)
    log.record("action.added", step, by=by, details={"pillar": goal.pillar, "who": who})
    return step


@transaction.atomic
def change_step(*, step, version, by, **values):
    """values: what, who, whom, due_on."""
    gates.lock_open_case(step.case)
    step = _fresh(step, version)
    _write(step, **values)
    log.record("action.changed", step, by=by, details={"who": step.who})
    return step


@transaction.atomic
def drop_step(*, step, version, by):
    gates.lock_open_case(step.case)
    step = _fresh(step, version)
    step.done_on, step.dropped_on = None, timezone.localdate()
    step.save()
    log.record("action.dropped", step, by=by)
    return step


@transaction.atomic
def finish_step(*, step, by):
    """Ticking it off twice is ticking it off once."""
    gates.lock_open_case(step.case)
    step = locked(step)
    if step.done_on or step.dropped_on:
        return step
    _mark(step, timezone.localdate())
    log.record("action.done", step, by=by, details={"who": step.who})
    return step


@transaction.atomic
def reopen_step(*, step, by):
    """A tick too many is taken back, and a step that was given up is taken up again."""
    gates.lock_open_case(step.case)
    step = locked(step)
    if not (step.done_on or step.dropped_on):
        return step
    _mark(step, None)
    log.record("action.reopened", step, by=by, details={"who": step.who})
    return step


def _mark(step, done_on):
    step.done_on, step.dropped_on = done_on, None
    step.version += 1
    step.save()


def _fresh(step, version):
    step = locked(step)
    demand_fresh(step, version)
    return step


def _write(step, *, what, who, whom, due_on):
    if who == Action.Who.OTHER and not whom.strip():
        raise Refused(_("Say who else takes this step."))
    step.what, step.who, step.due_on = what, who, due_on
    step.whom = whom if who == Action.Who.OTHER else ""
    step.save()
