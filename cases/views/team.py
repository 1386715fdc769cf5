"""Who works with her, and so may open her case."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import actions
from cases.access import case_of
from cases.caseload.telling import say_if_many
from cases.forms import HandOverForm, JoinForm
from cases.standing_in.people import in_the_team_of
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires

LATEST = 20
"""How many emergency openings the page of a team tells of."""


@requires(Permission.CASE_VIEW)
def team(request, code):
    case = case_of(request, code)
    members = case.team.select_related("user").order_by("user__name")
    openings = case.emergencyopenings.newest_first().select_related("opened_by", "ended_by")[:LATEST]
    leaves = in_the_team_of(case, timezone.localdate())
    context = {"case": case, "members": members, "openings": openings, "leaves": leaves}
    return render(request, "cases/team.html", context)


@requires(Permission.TEAM_EDIT)
def join(request, code):
    case = case_of(request, code)
    form = JoinForm(posted(request), case=case)
    if form.is_valid():
        person = form.cleaned_data["person"]
        actions.join_team(case=case, user=person, by=request.user)
        messages.success(request, _("%(name)s works on this case now.") % {"name": person.name})
        return go_to(request, "cases:team", case.code)
    return render_page(request, "cases/team_join.html", {"case": case, "form": form})


@requires(Permission.TEAM_EDIT)
def leave(request, code, person):
    case = case_of(request, code)
    member = get_object_or_404(case.team.select_related("user"), user__code=person)
    if request.method == "POST":
        actions.leave_team(case=case, user=member.user, by=request.user)
        messages.success(request, _("%(name)s can no longer open this case.") % {"name": member.user.name})
        return go_to(request, "cases:list") if member.user == request.user else go_to(request, "cases:team", case.code)
    return render(request, "cases/team_leave.html", {"case": case, "member": member})


@requires(Permission.TEAM_EDIT)
def hand_over(request, code):
    case = case_of(request, code)
    form = HandOverForm(posted(request), case=case, user=request.user)
    if form.is_valid():
        person = form.cleaned_data["to"]
        actions.hand_over(case=case, by=request.user, **form.cleaned_data)
        messages.success(request, _("%(name)s leads this case now.") % {"name": person.name})
        say_if_many(request, person)
        return go_to(request, "cases:team", case.code)
    return render_page(request, "cases/team_hand_over.html", {"case": case, "form": form})
