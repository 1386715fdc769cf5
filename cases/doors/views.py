"""Sealing a case, opening one in an emergency, and looking through what was opened."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.access import case_of
from cases.doors import actions, review
from cases.doors.forms import EmergencyForm, SealForm
from cases.models import Case
from cases.pages import page_of
from coalesce.audit.readable import lines
from coalesce.encryption import keyring
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires

LINES = 200


@requires(Permission.CASE_VIEW)
def emergency(request):
    form = EmergencyForm(posted(request), initial={"code": request.GET.get("code", "")[:16]})
    if not form.is_valid():
        return render_page(request, "doors/emergency.html", {"form": form})
    case, occasion, reason = (form.cleaned_data[name] for name in ("code", "occasion", "reason"))
    if Case.objects.worked_on_by(request.user).filter(pk=case.pk).exists():
        messages.info(request, _("You work on this case, so it opens without an emergency."))
    else:
        actions.open_in_emergency(case=case, occasion=occasion, reason=reason, by=request.user)
    return go_to(request, case)


@requires(Permission.CASE_VIEW)
@require_POST
def end(request, pk):
    opening = get_object_or_404(review.doors_she_may_end(request.user).select_related("case"), pk=pk)
    actions.end_opening(opening=opening, by=request.user)
    messages.success(request, _("The emergency opening has ended."))
    mine = opening.opened_by_id == request.user.pk
    return go_to(request, "cases:list") if mine else go_to(request, "cases:team", opening.case.code)


@requires(Permission.EMERGENCY_REVIEW)
def openings(request):
    page = page_of(review.openings_for(request.user), request.GET.get("page"))
    keyring.load({opening.woman_id for opening in page.rows})
    return render_page(request, "doors/openings.html", {"page": page, "seals": review.seals_for(request.user)})


@requires(Permission.EMERGENCY_REVIEW)
def opening(request, pk):
    opening = get_object_or_404(review.openings_for(request.user), pk=pk)
    entries = list(review.what_was_read(opening)[:LINES])
    return render_page(request, "doors/opening.html", {"opening": opening, "lines": lines(entries)})


@requires(Permission.CASE_SEAL)
def seal(request, code):
    case = case_of(request, code)
    form = SealForm(posted(request))
    if form.is_valid():
        actions.seal_case(case=case, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The case is sealed: its team alone sees it now."))
        return go_to(request, "home") if is_shut_out(case, request.user) else go_to(request, "cases:team", case.code)
    members = case.team.select_related("user").order_by("user__name")
    context = {"case": case, "form": form, "members": members, "shut_out": is_shut_out(case, request.user)}
    return render_page(request, "doors/seal.html", context)


@requires(Permission.CASE_SEAL)
def unseal(request, code):
    case = case_of(request, code)
    if request.method == "POST":
        actions.lift_seal(case=case, by=request.user)
        messages.success(request, _("The seal is lifted. The supervisors see the case again."))
        return go_to(request, "cases:team", case.code)
    return render_page(request, "doors/unseal.html", {"case": case})


@requires(Permission.EMERGENCY_REVIEW)
@require_POST
def ask_to_lift(request, pk):
    actions.ask_to_lift(seal=get_object_or_404(review.seals_for(request.user), pk=pk), by=request.user)
    messages.success(request, _("Now a second person has to agree: a supervisor or the data-protection officer."))
    return go_to(request, "doors:openings")


@requires(Permission.EMERGENCY_REVIEW)
@require_POST
def agree_to_lift(request, pk):
    actions.agree_to_lift(seal=get_object_or_404(review.seals_for(request.user), pk=pk), by=request.user)
    messages.success(request, _("The seal is lifted. The supervisors see the case again."))
    return go_to(request, "doors:openings")


def is_shut_out(case, user):
    """She seals a case whose team she does not belong to."""
    return not case.team.filter(user=user).exists()
