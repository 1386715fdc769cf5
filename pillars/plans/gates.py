"""When a plan may be written, and what must hold of its dates."""

from django.utils.translation import gettext as _

from cases.models import Case
from coalesce.refusals import Refused
from pillars import gates

PLANNED_IN = {Case.State.PLANNING, Case.State.ACTIVE, Case.State.ON_HOLD}


def lock_planned_case(case):
    """The case, held until the action ends; refused before the planning begins and once closure is asked for."""
    case = gates.lock_open_case(case)
    if sentence := fault_of_state(case):
        raise Refused(sentence, event="plan.refused")
    return case


def fault_of_state(case):
    """Why her plan cannot be agreed on or approved in this state; None when it can."""
    if case.state in PLANNED_IN:
        return None
    if case.state == Case.State.ASSESSMENT:
        return _("The plan follows the assessment. Take the step “Begin the plan” first.")
    return _("Her plan is not written while the case is in this state. Bring the case back to work first.")


def demand_end(planned_end, start):
    if sentence := fault_of_end(planned_end, start):
        raise Refused(sentence)


def fault_of_end(planned_end, start):
    if planned_end is not None and planned_end <= start:
        return _("The plan would end before it begins. Look at the two dates.")
    return None
