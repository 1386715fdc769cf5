"""One case at a glance, what is known of it, and its next step."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _

from cases import actions, consents, lifecycle, panels, timeline
from cases.access import case_of
from cases.forms import CaseForm, MoveForm
from coalesce.audit import log
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires


@requires(Permission.CASE_VIEW)
def case_page(request, code):
    """Her name and numbers stay covered until somebody asks for them; looking is remembered either way."""
    case = case_of(request, code)
    is_named = "name" in request.GET
    if is_named:
        log.record("woman.named", case.woman, by=request.user)
    context = {
        "case": case,
        "is_named": is_named,
        "contacts": case.woman.safe_contacts.all(),
        "decisions": consents.overview(case),
        "next_step": lifecycle.next_step(case, request.user),
        "panels": panels.of(case, request.user),
        "entries": timeline.of(case, timeline.LATEST),
    }
    return render(request, "cases/case.html", context)


@requires(Permission.CASE_VIEW)
def case_timeline(request, code):
    case = case_of(request, code)
    return render(request, "cases/timeline.html", {"case": case, "entries": timeline.of(case)})


@requires(Permission.CASE_EDIT)
def edit(request, code):
    case = case_of(request, code)
    form = CaseForm(posted(request), instance=case)
    if form.is_valid():
        changes = {name: form.cleaned_data[name] for name in form.Meta.fields}
        actions.update_case(case=case, changes=changes, version=form.cleaned_data["version"], by=request.user)
        messages.success(request, _("The case was saved."))
        return go_to(request, case)
    return render_page(request, "cases/case_form.html", {"case": case, "form": form})


@requires(Permission.CASE_VIEW)
def steps(request, code):
    """Every step from here, with what is missing for those that cannot be taken now."""
    case = case_of(request, code)
    moves = [(move, lifecycle.hindrances(case, move, request.user)) for move in lifecycle.moves_from(case.state)]
    return render(request, "cases/steps.html", {"case": case, "moves": moves})


@requires(Permission.CASE_VIEW)
def move(request, code, to):
    case = case_of(request, code)
    if request.method == "GET" and lifecycle.between(case.state, to) is None:
        return go_to(request, "cases:steps", case.code)
    step = lifecycle.find(case.state, to)
    form = MoveForm(posted(request), move=step)
    if form.is_valid():
        moved = actions.move_case(case=case, to=to, by=request.user, **form.cleaned_data)
        messages.success(request, _("The case is now: %(state)s.") % {"state": moved.get_state_display()})
        return go_to(request, case)
    missing = lifecycle.hindrances(case, step, request.user)
    return render_page(request, "cases/move.html", {"case": case, "step": step, "missing": missing, "form": form})
