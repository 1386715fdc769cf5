"""Steps towards her goals."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from pillars.catalogue import BY_SLUG
from pillars.plans import actions
from pillars.plans.access import goal_to_plan, step_to_change
from pillars.plans.forms import ChangeStepForm, DropStepForm, NewStepForm


@requires(Permission.PILLAR_EDIT)
def add(request, code, pk):
    case, goal = goal_to_plan(request, code, pk)
    form = NewStepForm(posted(request))
    if form.is_valid():
        actions.add_step(goal=goal, by=request.user, **form.cleaned_data)
        return _done(request, case, _("The step was saved."))
    context = {"case": case, "goal": goal, "pillar": BY_SLUG[goal.pillar], "form": form}
    return render_page(request, "plans/step.html", context)


@requires(Permission.PILLAR_EDIT)
def change(request, code, pk):
    case, step = step_to_change(request, code, pk)
    initial = {name: getattr(step, name) for name in ("version", "what", "who", "whom", "due_on")}
    form = ChangeStepForm(posted(request), initial=initial)
    if form.is_valid():
        actions.change_step(step=step, by=request.user, **form.cleaned_data)
        return _done(request, case, _("The step was changed."))
    context = {"case": case, "goal": step.goal, "step": step, "pillar": BY_SLUG[step.goal.pillar], "form": form}
    return render_page(request, "plans/step.html", context)


@requires(Permission.PILLAR_EDIT)
@require_POST
def finish(request, code, pk):
    case, step = step_to_change(request, code, pk)
    actions.finish_step(step=step, by=request.user)
    return _done(request, case, _("Done. The same button takes it back."))


@requires(Permission.PILLAR_EDIT)
@require_POST
def reopen(request, code, pk):
    case, step = step_to_change(request, code, pk)
    actions.reopen_step(step=step, by=request.user)
    return _done(request, case, _("The step is to be done again."))


@requires(Permission.PILLAR_EDIT)
@require_POST
def drop(request, code, pk):
    case, step = step_to_change(request, code, pk)
    form = DropStepForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else None
    actions.drop_step(step=step, version=version, by=request.user)
    return _done(request, case, _("The step is no longer part of her plan."))


def _done(request, case, sentence):
    messages.success(request, sentence)
    return go_to(request, "pillars:plans:plan", case.code)
