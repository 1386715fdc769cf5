"""One version of her plan: what it held, what was new in it, and the answer of a supervisor."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases import places
from cases.notes import drafts
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from pillars.plans import actions, board, comparison, standing
from pillars.plans.access import version_of
from pillars.plans.actions.approval import fault_of_approver
from pillars.plans.forms import SendBackForm


@requires(Permission.CASE_VIEW)
def version(request, code, pk):
    return _page(request, *version_of(request, code, pk), SendBackForm())


@requires(Permission.CASE_EDIT)
@require_POST
def submit(request, code, pk):
    case, version = version_of(request, code, pk)
    actions.submit(version=version, by=request.user)
    messages.success(request, _("The plan was sent for approval."))
    return go_to(request, "pillars:plans:plan", case.code)


@requires(Permission.CASE_APPROVE)
@require_POST
def approve(request, code, pk):
    case, version = version_of(request, code, pk)
    actions.approve(version=version, by=request.user)
    messages.success(request, _("The plan is approved."))
    return go_to(request, "pillars:plans:plan", case.code)


@requires(Permission.CASE_APPROVE)
def send_back(request, code, pk):
    case, version = version_of(request, code, pk)
    form = drafts.kept(SendBackForm(posted(request)), request, case, f"answer {version.pk}")
    if form.is_valid():
        actions.send_back(version=version, comment=form.cleaned_data["comment"], by=request.user)
        drafts.done(form)
        messages.success(request, _("The plan was sent back."))
        return go_to(request, "pillars:plans:plan", case.code)
    return _page(request, case, version, form)


def _page(request, case, version, form):
    others = [one for one in standing.versions_of(case) if one.agreed_on and one.pk != version.pk]
    against = _compared_with(version, others, request.GET.get("with", ""))
    may_approve = version.is_waiting and request.user.may(Permission.CASE_APPROVE)
    context = {
        "case": case,
        "version": version,
        "columns": board.columns(version.goals),
        "language": places.language_name(version.copy_language),
        "others": others,
        "against": against,
        "changes": comparison.between(against.goals, version.goals) if against and version.agreed_on else None,
        "may_approve": may_approve,
        "hindrance": fault_of_approver(case, version, request.user) if may_approve else None,
        "has_moved_on": version.is_waiting and standing.has_changed(version, standing.goals_of(case)),
        "form": form,
    }
    return render_page(request, "plans/version.html", context)


def _compared_with(version, others, number):
    """The one that was asked for, or else the one before."""
    earlier = [one for one in others if one.number < version.number]
    asked = [one for one in others if str(one.number) == number]
    return next(iter([*asked, *earlier]), None)
