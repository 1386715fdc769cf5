"""What the steps of a case ask of her plan: functions (case, move) that answer with a sentence, or nothing."""

from django.utils.translation import gettext_lazy as _

from cases.models import Case
from pillars import assessments, safety
from pillars.plans.models import PlanVersion

State = Case.State
TO_PLANNING = (State.ASSESSMENT, State.PLANNING)
TO_WORK = (State.PLANNING, State.ACTIVE)
TO_THE_END = (State.CLOSURE_REQUESTED, State.CLOSED)


def needs_talked_over(case, move):
    if _is(move, TO_PLANNING) and not assessments.initial_needs_complete(case):
        return _("Complete the first assessment of her needs first.")


def safety_spoken_of(case, move):
    if _is(move, TO_PLANNING) and not safety.safety_plan_stated(case):
        return _("Say whether she needs a safety plan, and make it with her if she does.")


def plan_approved(case, move):
    if _is(move, TO_WORK) and not _approved_in_this_planning(case):
        return _("Her plan has to be agreed with her and approved by another first. Open the plan.")


def exit_asked(case, move):
    """Only of a woman who was worked with on a plan: an enquiry ends without being rated."""
    was_planned = _is(move, TO_THE_END) and PlanVersion.objects.filter(case=case).approved().exists()
    if was_planned and not assessments.exit_answered(case):
        return _("Ask her for ratings at the end, or write down that she did not want to.")


DEMANDS = [needs_talked_over, safety_spoken_of, plan_approved, exit_asked]


def _is(move, step):
    return (move.start, move.to) == step


def _approved_in_this_planning(case):
    """A plan from before she came back, or from before the assessment was taken up again, is not approved anew."""
    approved = PlanVersion.objects.filter(case=case).approved()
    if began := case.state_changes.filter(to=State.PLANNING, start=State.ASSESSMENT).first():
        approved = approved.filter(approved_at__gt=began.moved_at)
    return approved.exists()
