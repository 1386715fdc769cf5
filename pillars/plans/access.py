"""Who writes in her plan: the caseworker its versions and reviews, and whoever writes in a pillar the steps there."""

from django.shortcuts import get_object_or_404

from cases.access import case_of
from coalesce.refusals import Refused
from pillars.access import demand_writer
from pillars.catalogue import BY_SLUG
from pillars.gates import demand_begun
from pillars.models import Goal
from pillars.plans.gates import fault_of_state
from pillars.plans.models import Action
from pillars.plans.standing import versions_of


def case_to_plan(request, code):
    """A sentence where no plan can be written in the state that the case is in."""
    case = case_of(request, code)
    demand_begun(case)
    if sentence := fault_of_state(case):
        raise Refused(sentence, event="plan.refused")
    return case


def goal_to_plan(request, code, pk):
    case = case_of(request, code)
    goal = get_object_or_404(Goal.objects.filter(case=case), pk=pk)
    demand_writer(request.user, BY_SLUG[goal.pillar])
    demand_begun(case)
    return case, goal


def step_to_change(request, code, pk):
    case = case_of(request, code)
    step = get_object_or_404(Action.objects.filter(case=case).select_related("goal", "case"), pk=pk)
    demand_writer(request.user, BY_SLUG[step.goal.pillar])
    demand_begun(case)
    return case, step


def version_of(request, code, pk):
    case = case_of(request, code)
    return case, get_object_or_404(versions_of(case).select_related("case"), pk=pk)
