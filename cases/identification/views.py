"""Writing down what is known about identification. It is shown on the page of the trafficking profile."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases import lifecycle
from cases.access import case_of
from cases.identification import actions
from cases.identification.forms import (
    CorrectFormalStepForm,
    CorrectPlaceForm,
    CorrectSignsForm,
    FormalStepForm,
    PlaceForm,
    SignsForm,
    WishForm,
)
from cases.notes import drafts
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires


def case_to_write_in(request, code):
    case = case_of(request, code)
    lifecycle.demand_writable(case)
    return case


def saved(request, case, sentence):
    messages.success(request, sentence)
    return go_to(request, "cases:profile", case.code)


def known(instance, form):
    return {name: getattr(instance, name) for name in form.base_fields if name != "once"}


@requires(Permission.PILLAR_EDIT)
def look_at_signs(request, code):
    case = case_to_write_in(request, code)
    form = drafts.kept(SignsForm(posted(request), case=case), request, case, "signs")
    if form.is_valid():
        once = form.cleaned_data["once"]
        actions.look_at_signs(case=case, by=request.user, once=once, **form.values)
        drafts.done(form)
        return saved(request, case, _("What you saw was saved. No status was changed."))
    return render_page(request, "identification/signs.html", {"case": case, "form": form})


@requires(Permission.PILLAR_EDIT)
def correct_signs(request, code, pk):
    case = case_to_write_in(request, code)
    screening = get_object_or_404(case.screenings, pk=pk)
    form = CorrectSignsForm(posted(request), case=case, initial=CorrectSignsForm.known(screening))
    drafts.kept(form, request, case, f"signs {screening.pk}")
    if form.is_valid():
        version = form.cleaned_data["version"]
        actions.correct_signs(screening=screening, version=version, by=request.user, **form.values)
        drafts.done(form)
        return saved(request, case, _("What you saw was saved. No status was changed."))
    return render_page(request, "identification/signs.html", {"case": case, "form": form})


@requires(Permission.PILLAR_EDIT)
def record_formal_step(request, code):
    case = case_to_write_in(request, code)
    form = drafts.kept(FormalStepForm(posted(request)), request, case, "formal step")
    if form.is_valid():
        actions.record_formal_step(case=case, by=request.user, once=form.cleaned_data["once"], **form.values)
        drafts.done(form)
        return saved(request, case, _("The step was saved."))
    return render_page(request, "identification/formal_step.html", {"case": case, "form": form})


@requires(Permission.PILLAR_EDIT)
def correct_formal_step(request, code, pk):
    case = case_to_write_in(request, code)
    step = get_object_or_404(case.formal_steps, pk=pk)
    form = CorrectFormalStepForm(posted(request), initial=known(step, CorrectFormalStepForm))
    drafts.kept(form, request, case, f"formal step {step.pk}")
    if form.is_valid():
        version = form.cleaned_data["version"]
        actions.correct_formal_step(step=step, version=version, by=request.user, **form.values)
        drafts.done(form)
        return saved(request, case, _("The step was saved."))
    return render_page(request, "identification/formal_step.html", {"case": case, "form": form})


@requires(Permission.PILLAR_EDIT)
def record_wish(request, code):
    case = case_to_write_in(request, code)
    form = drafts.kept(WishForm(posted(request), case=case), request, case, "wish")
    if form.is_valid():
        actions.record_wish(case=case, by=request.user, **form.cleaned_data)
        drafts.done(form)
        return saved(request, case, _("Her answer was saved."))
    return render_page(request, "identification/wish.html", {"case": case, "form": form})


@requires(Permission.PILLAR_EDIT)
def note_place(request, code):
    case = case_to_write_in(request, code)
    form = drafts.kept(PlaceForm(posted(request)), request, case, "place")
    if form.is_valid():
        actions.note_place(case=case, by=request.user, once=form.cleaned_data["once"], **form.values)
        drafts.done(form)
        return saved(request, case, _("The place was saved."))
    return render_page(request, "identification/place.html", {"case": case, "form": form})


@requires(Permission.PILLAR_EDIT)
def correct_place(request, code, pk):
    case = case_to_write_in(request, code)
    event = get_object_or_404(case.traffickingevents, pk=pk)
    form = CorrectPlaceForm(posted(request), initial=known(event, CorrectPlaceForm))
    drafts.kept(form, request, case, f"place {event.pk}")
    if form.is_valid():
        version = form.cleaned_data["version"]
        actions.correct_place(event=event, version=version, by=request.user, **form.values)
        drafts.done(form)
        return saved(request, case, _("The place was saved."))
    return render_page(request, "identification/place.html", {"case": case, "form": form, "event": event})


@requires(Permission.PILLAR_EDIT)
@require_POST
def take_place_away(request, code, pk):
    case = case_to_write_in(request, code)
    actions.take_place_away(event=get_object_or_404(case.traffickingevents, pk=pk), by=request.user)
    return saved(request, case, _("The place was taken out."))
