"""The steps of a case: those that can be taken from here, and taking one."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _

from cases import actions, endings, lifecycle
from cases.access import case_of
from cases.forms import MoveForm
from cases.models import Case
from cases.notes import drafts
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires

ENDING = {Case.State.CLOSURE_REQUESTED, Case.State.CLOSED}


@requires(Permission.CASE_VIEW)
def steps(request, code):
    """Every step from here, with what is missing for those that cannot be taken now."""
    case = case_of(request, code)
    moves = [(move, lifecycle.hindrances(case, move, request.user)) for move in lifecycle.moves_of(case)]
    return render(request, "cases/steps.html", {"case": case, "moves": moves, "closure": _closure_of(case)})


@requires(Permission.CASE_VIEW)
def move(request, code, to):
    case = case_of(request, code)
    if request.method == "GET" and lifecycle.between(case, to) is None:
        return go_to(request, "cases:steps", case.code)
    if lifecycle.has_just_moved(case, to, request.user):
        return _moved_on(request, case)
    step = lifecycle.find(case, to)
    form = MoveForm(posted(request), move=step, case=case, initial={"seen": _last_step_id(case)})
    drafts.kept(form, request, case, f"step to {to}")
    if form.is_valid():
        moved = actions.move_case(case=case, to=to, by=request.user, **form.cleaned_data)
        drafts.done(form)
        return _moved_on(request, moved)
    context = {
        "case": case,
        "step": step,
        "missing": lifecycle.hindrances(case, step, request.user),
        "form": form,
        "open_ends": lifecycle.what_is_open(case) if step.ends_the_work else [],
        "closure": _closure_of(case),
    }
    return render_page(request, "cases/move.html", context)


def _moved_on(request, case):
    messages.success(request, _("The case is now: %(state)s.") % {"state": case.get_state_display()})
    return go_to(request, case)


def _last_step_id(case):
    step = lifecycle.last_step(case)
    return step and step.pk


def _closure_of(case):
    return endings.closure_asked_for(case) if case.state in ENDING else None
