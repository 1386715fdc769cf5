"""One case at a glance, and what is known of it."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _

from cases import actions, consents, lifecycle, panels, safety, timeline
from cases.access import case_of
from cases.forms import CaseForm
from cases.notes import drafts
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
        "contacts": safety.ways_of(case.woman),
        "decisions": consents.overview(case),
        "next_step": lifecycle.next_step(case, request.user),
        "panels": panels.of(case, request.user),
        "entries": timeline.latest(case),
    }
    return render(request, "cases/case.html", context)


@requires(Permission.CASE_EDIT)
def edit(request, code):
    case = case_of(request, code)
    lifecycle.demand_writable(case)
    form = drafts.kept(CaseForm(posted(request), instance=case), request, case, "case")
    if form.is_valid():
        changes = {name: form.cleaned_data[name] for name in form.Meta.fields}
        actions.update_case(case=case, changes=changes, version=form.cleaned_data["version"], by=request.user)
        drafts.done(form)
        messages.success(request, _("The case was saved."))
        return go_to(request, case)
    return render_page(request, "cases/case_form.html", {"case": case, "form": form})
