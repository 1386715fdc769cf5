"""The safety plan of a case."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from cases.notes import drafts
from coalesce.audit import log
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from pillars.access import case_to_write_in
from pillars.psychosocial import actions
from pillars.psychosocial.catalogue import PSYCHOSOCIAL
from pillars.psychosocial.forms import ChangeSafetyPlanForm, NewSafetyPlanForm
from pillars.psychosocial.models import SafetyPlan, SafetyStep

SHOWN = (
    "version",
    "reason",
    "made_on",
    "review_on",
    "triggers",
    "warning_signs",
    "measures",
    "people",
    "code_word",
    "emergency_numbers",
    "online_safety",
    "children_plan",
    "completed",
)


@requires(Permission.PILLAR_EDIT)
def agree_safety_plan(request, code):
    case = case_to_write_in(request, code, PSYCHOSOCIAL)
    form = drafts.kept(NewSafetyPlanForm(posted(request), case=case), request, case, "safety plan")
    if form.is_valid():
        actions.agree_safety_plan(case=case, by=request.user, **form.cleaned_data)
        drafts.done(form)
        messages.success(request, _("The safety plan was saved."))
        return after_plan(request, case)
    context = {"case": case, "pillar": PSYCHOSOCIAL, "form": form}
    return render_page(request, "psychosocial/safety_plan.html", context)


@requires(Permission.PILLAR_EDIT)
def change_safety_plan(request, code, pk):
    case = case_to_write_in(request, code, PSYCHOSOCIAL)
    plan = get_object_or_404(SafetyPlan.objects.filter(case=case), pk=pk)
    now = {name: getattr(plan, name) for name in SHOWN} | {"needed": "yes" if plan.needed else "no"}
    form = ChangeSafetyPlanForm(posted(request), case=case, initial=now)
    drafts.kept(form, request, case, f"safety plan {plan.pk}")
    if form.is_valid():
        actions.change_safety_plan(plan=plan, by=request.user, **form.cleaned_data)
        drafts.done(form)
        messages.success(request, _("The safety plan was saved."))
        return after_plan(request, case)
    context = {"case": case, "pillar": PSYCHOSOCIAL, "form": form, "plan": plan}
    return render_page(request, "psychosocial/safety_plan.html", context)


@requires(Permission.PILLAR_EDIT)
def paper(request, code, pk):
    """A sheet that she may carry: nothing on it says whose it is, from whom, or what it is for."""
    case = case_to_write_in(request, code, PSYCHOSOCIAL)
    plan = get_object_or_404(SafetyPlan.objects.filter(case=case), pk=pk)
    log.record("safety_plan.printed", plan, by=request.user)
    return render(request, "psychosocial/safety_plan_paper.html", {"plan": plan})


def after_plan(request, case):
    """Back to the safety step that asked for the plan, while one is due."""
    step = SafetyStep.objects.filter(case=case, taken_at=None).first()
    if step is not None:
        return go_to(request, "pillars:psychosocial:safety_step", case.code, step.pk)
    return go_to(request, "pillars:pillar", case.code, PSYCHOSOCIAL)
