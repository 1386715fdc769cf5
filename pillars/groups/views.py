"""The sessions with several women: the list, one of them, recording and correcting."""

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from cases.pages import page_of
from cases.places import language_name
from coalesce.audit import log
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from pillars.groups import access, actions
from pillars.groups.forms import CorrectSessionForm, NewSessionForm
from pillars.models import Service

CAME = Q(services__attendance=Service.Attendance.ATTENDED)


@requires(Permission.PILLAR_EDIT)
def session_list(request):
    counted = access.sessions_of(request.user).annotate(
        expected=Count("services"), attended=Count("services", filter=CAME)
    )
    page = page_of(counted.newest_first(), request.GET.get("page"))
    return render(request, "groups/list.html", {"page": page})


@requires(Permission.PILLAR_EDIT)
def session(request, pk):
    held = get_object_or_404(access.sessions_of(request.user), pk=pk)
    attendances, others = access.attendances(held, request.user)
    for service in attendances:
        log.opened(service)
    context = {
        "session": held,
        "attendances": attendances,
        "others": others,
        "language": language_name(held.language),
    }
    return render(request, "groups/session.html", context)


@requires(Permission.PILLAR_EDIT)
def hold(request):
    form = NewSessionForm(posted(request), user=request.user, cases=access.cases_for(request.user))
    if form.is_valid():
        once = form.cleaned_data["once"]
        held = actions.hold_session(attendance=form.attendance, once=once, by=request.user, **form.values())
        messages.success(request, _("The session was saved, and with it an attendance for each woman."))
        return go_to(request, held)
    return render_page(request, "groups/hold.html", {"form": form})


@requires(Permission.PILLAR_EDIT)
def correct(request, pk):
    held = get_object_or_404(access.sessions_of(request.user), pk=pk)
    attendances, others = access.attendances(held, request.user)
    cases = access.with_those_in_it(access.cases_for(request.user), attendances)
    came = {service.case_id: service.attendance for service in attendances}
    known = {"user": request.user, "cases": cases, "came": came, "led_by": held.facilitator}
    form = CorrectSessionForm(posted(request), initial=shown_in_the_form(held), **known)
    if form.is_valid():
        actions.correct_session(session=held, attendance=form.attendance, by=request.user, **form.values())
        messages.success(request, _("The session was corrected."))
        return go_to(request, held)
    return render_page(request, "groups/correct.html", {"form": form, "session": held, "others": others})


def shown_in_the_form(held):
    names = ("version", "held_on", "service_type", "minutes", "language", "place")
    initial = {name: getattr(held, name) for name in (*names, "interpreter", "mediator", "childcare")}
    return initial | {"facilitator": held.facilitator.code}
