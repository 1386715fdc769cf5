"""Going through a questionnaire with her, and the safety step that an answer may demand."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from cases.notes import drafts
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from pillars.access import case_to_write_in
from pillars.psychosocial.catalogue import PSYCHOSOCIAL
from pillars.psychosocial.instruments import access, actions
from pillars.psychosocial.instruments.forms import (
    CorrectAdministrationForm,
    NewAdministrationForm,
    SafetyStepForm,
    shown_in_the_form,
)
from pillars.psychosocial.instruments.results import next_timepoint
from pillars.psychosocial.instruments.wordings import wording_of
from pillars.psychosocial.models import Administration, SafetyPlan, SafetyStep


@requires(Permission.PILLAR_EDIT)
def administer(request, code, instrument):
    case = case_to_write_in(request, code, PSYCHOSOCIAL)
    access.demand_user(request.user, instrument)
    wording = wording_of(instrument)
    initial = {"timepoint": next_timepoint(case, instrument)}
    form = NewAdministrationForm(posted(request), case=case, instrument=instrument, wording=wording, initial=initial)
    drafts.kept(form, request, case, f"questionnaire {instrument.code}")
    if form.is_valid():
        once = form.cleaned_data["once"]
        made = actions.administer(case=case, instrument=instrument, by=request.user, once=once, **form.values())
        drafts.done(form)
        return saved(request, case, made)
    context = {"case": case, "pillar": PSYCHOSOCIAL, "instrument": instrument, "wording": wording, "form": form}
    return render_page(request, "psychosocial/administration.html", context)


@requires(Permission.PILLAR_EDIT)
def correct_administration(request, code, pk):
    case = case_to_write_in(request, code, PSYCHOSOCIAL)
    codes = [instrument.code for instrument in access.used_by(request.user)]
    held = get_object_or_404(Administration.objects.filter(case=case, instrument__in=codes), pk=pk)
    wording = wording_of(held.of)
    form = CorrectAdministrationForm(
        posted(request), case=case, instrument=held.of, wording=wording, initial=shown_in_the_form(held)
    )
    drafts.kept(form, request, case, f"questionnaire {held.pk}")
    if form.is_valid():
        version = form.cleaned_data["version"]
        actions.correct_administration(administration=held, version=version, by=request.user, **form.values())
        drafts.done(form)
        return saved(request, case, held)
    context = {"case": case, "pillar": PSYCHOSOCIAL, "instrument": held.of, "wording": wording, "form": form}
    return render_page(request, "psychosocial/administration.html", context)


@requires(Permission.PILLAR_EDIT)
def safety_step(request, code, pk):
    case = case_to_write_in(request, code, PSYCHOSOCIAL)
    step = get_object_or_404(SafetyStep.objects.filter(case=case).select_related("administration", "taken_by"), pk=pk)
    form = drafts.kept(SafetyStepForm(posted(request), case=case), request, case, f"safety step {step.pk}")
    if form.is_valid():
        actions.take_safety_step(step=step, by=request.user, **form.cleaned_data)
        drafts.done(form)
        messages.success(request, _("The safety step was recorded."))
        return go_to(request, "pillars:pillar", case.code, PSYCHOSOCIAL)
    plan = SafetyPlan.objects.filter(case=case).first()
    context = {"case": case, "pillar": PSYCHOSOCIAL, "step": step, "plan": plan, "form": form}
    return render_page(request, "psychosocial/safety_step.html", context)


def saved(request, case, administration):
    """On to the safety step that the answers demand; else back to the pillar."""
    messages.success(request, _("The answers were saved."))
    step = SafetyStep.objects.filter(administration=administration, taken_at=None).first()
    if step is not None:
        return go_to(request, "pillars:psychosocial:safety_step", case.code, step.pk)
    return go_to(request, "pillars:pillar", case.code, PSYCHOSOCIAL)
