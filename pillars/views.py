"""The page of a pillar in a case, and the forms on it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from cases.access import case_of
from cases.notes import drafts
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from pillars import actions, gates, particulars
from pillars.access import case_to_write_in, may_read_all_words, may_read_words, may_write
from pillars.forms import (
    QUICK_MINUTES,
    AssessForm,
    ChangeGoalForm,
    CorrectAttendanceForm,
    CorrectServiceForm,
    NewGoalForm,
    NewServiceForm,
)
from pillars.models import Assessment, Goal, Service
from pillars.summary import summaries
from pillars.unmet.models import UnmetNeed

SHOWN = 20
SHOWN_OF_A_GOAL = ("version", "status", "statement", "priority", "target", "due_on")


@requires(Permission.CASE_VIEW)
def pillar(request, code, pillar):
    case = case_of(request, code)
    services = Service.objects.filter(case=case).of(pillar).select_related("staff")
    too_early = gates.is_too_early(case)
    talk = Assessment.objects.rating(pillar).filter(case=case).select_related("made_by").last()
    over_all = talk is not None and not talk.pillar
    context = {
        "case": case,
        "pillar": pillar,
        "summary": summaries(case)[pillar.slug],
        "talk": talk,
        "may_read_needs": may_read_all_words(request.user) if over_all else may_read_words(request.user, pillar),
        "goals": Goal.objects.filter(case=case).of(pillar),
        "unmet": UnmetNeed.objects.filter(case=case).of(pillar),
        "page": Paginator(services, SHOWN).get_page(request.GET.get("page")),
        "particular": particulars.of(pillar, case),
        "panels": particulars.panels_of(pillar, case, request.user),
        "too_early": too_early,
        "may_write": may_write(request.user, pillar) and not (case.is_closed or too_early),
        "may_read_words": may_read_words(request.user, pillar),
    }
    return render_page(request, "pillars/pillar.html", context)


@requires(Permission.PILLAR_EDIT)
def assess(request, code, pillar):
    case = case_to_write_in(request, code, pillar)
    known = {"case": case, "pillar": pillar, "summary": summaries(case)[pillar.slug]}
    form = drafts.kept(AssessForm(posted(request), **known), request, case, f"assess {pillar.slug}")
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("held_on", "rated_by", "needs", "once")}
        actions.assess(case=case, pillar=pillar, ratings=form.ratings(), by=request.user, **values)
        drafts.done(form)
        return saved(request, case, pillar, _("The assessment was saved."))
    return render_page(request, "pillars/assess.html", {"case": case, "pillar": pillar, "form": form})


@requires(Permission.PILLAR_EDIT)
def set_goal(request, code, pillar):
    case = case_to_write_in(request, code, pillar)
    form = drafts.kept(NewGoalForm(posted(request), pillar=pillar), request, case, f"goal {pillar.slug}")
    if form.is_valid():
        actions.set_goal(case=case, pillar=pillar, by=request.user, **form.cleaned_data)
        drafts.done(form)
        return saved(request, case, pillar, _("Her goal was saved."))
    return render_page(request, "pillars/set_goal.html", {"case": case, "pillar": pillar, "form": form})


@requires(Permission.PILLAR_EDIT)
def change_goal(request, code, pillar, pk):
    case = case_to_write_in(request, code, pillar)
    goal = get_object_or_404(Goal.objects.filter(case=case).of(pillar), pk=pk)
    initial = {name: getattr(goal, name) for name in SHOWN_OF_A_GOAL}
    form = ChangeGoalForm(posted(request), pillar=pillar, initial=initial)
    drafts.kept(form, request, case, f"goal {goal.pk}")
    if form.is_valid():
        actions.change_goal(goal=goal, by=request.user, **form.cleaned_data)
        drafts.done(form)
        return saved(request, case, pillar, _("Her goal was changed."))
    return render_page(
        request, "pillars/change_goal.html", {"case": case, "pillar": pillar, "goal": goal, "form": form}
    )


@requires(Permission.PILLAR_EDIT)
def deliver_service(request, code, pillar):
    case = case_to_write_in(request, code, pillar)
    form = NewServiceForm(posted(request), case=case, pillar=pillar)
    drafts.kept(form, request, case, f"service {pillar.slug}")
    if form.is_valid():
        once = form.cleaned_data["once"]
        actions.deliver_service(case=case, pillar=pillar, once=once, by=request.user, **form.values())
        drafts.done(form)
        return saved(request, case, pillar, _("The service was saved."))
    return render_page(request, "pillars/deliver_service.html", {"case": case, "pillar": pillar, "form": form})


@requires(Permission.PILLAR_EDIT)
def correct_service(request, code, pillar, pk):
    case = case_to_write_in(request, code, pillar)
    service = get_object_or_404(Service.objects.filter(case=case).of(pillar), pk=pk)
    kind = CorrectAttendanceForm if service.group_session_id else CorrectServiceForm
    form = kind(posted(request), case=case, pillar=pillar, initial=shown_in_the_form(service))
    drafts.kept(form, request, case, f"service {service.pk}")
    if form.is_valid():
        version = form.cleaned_data["version"]
        actions.correct_service(service=service, pillar=pillar, version=version, by=request.user, **form.values())
        drafts.done(form)
        return saved(request, case, pillar, _("The service was corrected."))
    context = {"case": case, "pillar": pillar, "form": form, "service": service}
    return render_page(request, "pillars/correct_service.html", context)


def saved(request, case, pillar, sentence):
    messages.success(request, sentence)
    return go_to(request, "pillars:pillar", case.code, pillar)


def shown_in_the_form(service):
    names = ("version", "service_type", "held_on", "attendance", "mode", "provider", "reached", "note")
    ticks = ("interpreter", "mediator", "childcare")
    initial = {name: getattr(service, name) for name in (*names, *ticks)} | {"goal": service.goal_id}
    initial["interpreted_by"] = service.interpreted_by_id
    minutes = service.group_session.minutes if service.group_session_id else service.minutes
    if minutes in QUICK_MINUTES:
        return initial | {"minutes": minutes}
    return initial | {"minutes": "other", "other_minutes": minutes}
