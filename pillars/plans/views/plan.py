"""Her plan, and agreeing on its next version."""

from django.contrib import messages
from django.utils.translation import gettext as _

from cases.access import case_of
from cases.notes import drafts
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from pillars.access import pillars_of
from pillars.gates import is_too_early
from pillars.plans import actions, board, comparison, standing
from pillars.plans.access import case_to_plan
from pillars.plans.contents import fingerprint
from pillars.plans.forms import FRAME, AgreeForm, DraftForm
from pillars.plans.gates import PLANNED_IN
from pillars.plans.models import PlanVersion, Review

AGREED = (PlanVersion.State.AGREED, PlanVersion.State.SUBMITTED, PlanVersion.State.APPROVED)


@requires(Permission.CASE_VIEW)
def plan(request, code):
    """What stands today, with what she agreed to beside it."""
    case = case_of(request, code)
    goals, versions = standing.goals_of(case), list(standing.versions_of(case))
    agreed = next((version for version in versions if version.state in AGREED), None)
    is_at_work = not (case.is_closed or is_too_early(case))
    context = {
        "case": case,
        "columns": board.columns(goals),
        "versions": versions,
        "latest": versions[0] if versions else None,
        "agreed": agreed,
        "approved": next((version for version in versions if version.state == PlanVersion.State.APPROVED), None),
        "changes": comparison.between(agreed.goals, goals) if agreed else None,
        "reviews": Review.objects.filter(case=case).select_related("made_by"),
        "writable": {pillar.slug for pillar in pillars_of(request.user)} if is_at_work else set(),
        "may_plan": request.user.may(Permission.CASE_EDIT) and case.state in PLANNED_IN,
        "is_empty": not goals,
    }
    return render_page(request, "plans/plan.html", context)


@requires(Permission.CASE_EDIT)
def draft(request, code):
    case = case_to_plan(request, code)
    latest = standing.versions_of(case).first()
    form = DraftForm(posted(request), case=case, initial=_frame_of(latest))
    drafts.kept(form, request, case, f"plan {form.initial['number']}")
    if form.is_valid():
        known = {name: form.cleaned_data[name] for name in ("number", "version")}
        actions.write_draft(case=case, by=request.user, **known, **form.frame())
        drafts.done(form)
        messages.success(request, _("The draft was saved."))
        return go_to(request, "pillars:plans:plan", case.code)
    return render_page(request, "plans/draft.html", {"case": case, "form": form})


@requires(Permission.CASE_EDIT)
def agree(request, code):
    """She is shown what she agrees to, on the same page."""
    case = case_to_plan(request, code)
    goals, latest = standing.goals_of(case), standing.versions_of(case).first()
    hers = {"seen": fingerprint(goals), "copy_language": case.woman.primary_language}
    form = AgreeForm(posted(request), case=case, initial=_frame_of(latest) | hers)
    drafts.kept(form, request, case, f"agreement {form.initial['number']}")
    if form.is_valid():
        actions.agree(case=case, by=request.user, **form.cleaned_data)
        drafts.done(form)
        messages.success(request, _("Her agreement was recorded. Send the plan for approval when you are ready."))
        return go_to(request, "pillars:plans:plan", case.code)
    context = {"case": case, "form": form, "columns": board.columns(goals), "is_empty": not goals}
    return render_page(request, "plans/agree.html", context)


def _frame_of(latest):
    """What the version before said is said again unless she says otherwise; a draft is gone on with."""
    initial = {"number": standing.next_number(latest)}
    if latest is None:
        return initial
    initial |= {name: getattr(latest, name) for name in FRAME}
    return initial | {"version": latest.version} if latest.is_draft else initial
