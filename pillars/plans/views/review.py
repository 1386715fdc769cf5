"""Reviews of her plan."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import case_of
from cases.notes import drafts
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from pillars.models import Goal
from pillars.plans import actions
from pillars.plans.access import case_to_plan
from pillars.plans.actions.review import goals_to_look_at, state_of
from pillars.plans.forms import ReviewForm
from pillars.plans.models import USUAL, PlanVersion, Review


@requires(Permission.CASE_EDIT)
def hold(request, code):
    case = case_to_plan(request, code)
    plan = PlanVersion.objects.filter(case=case).approved().first()
    goals = goals_to_look_at(case)
    initial = {"next_on": _next_day(plan), "seen": state_of(goals)}
    form = ReviewForm(posted(request), case=case, goals=goals, initial=initial)
    _without_old_states(drafts.kept(form, request, case, "review of the plan"))
    if form.is_valid():
        review = actions.hold_review(case=case, by=request.user, **form.values())
        drafts.done(form)
        messages.success(request, _("The review was saved."))
        return go_to(request, "pillars:plans:review", case.code, review.pk)
    return render_page(request, "plans/hold_review.html", {"case": case, "plan": plan, "form": form})


@requires(Permission.CASE_VIEW)
def review(request, code, pk):
    case = case_of(request, code)
    review = get_object_or_404(Review.objects.filter(case=case).select_related("plan", "made_by"), pk=pk)
    goals = {str(goal.pk): goal for goal in Goal.objects.filter(case=case)}
    looked_at = [(goals[pk], Goal(status=status)) for pk, status in review.statuses.items() if pk in goals]
    return render_page(request, "plans/review.html", {"case": case, "review": review, "looked_at": looked_at})


def _without_old_states(form):
    """Her words come back; where a goal stands does only while nobody has changed one since."""
    draft = form.kept.draft
    if draft and draft.words.get("seen") != form.initial["seen"]:
        form.initial = {name: value for name, value in form.initial.items() if not name.startswith("status_")}


def _next_day(plan):
    days = plan.review_every_days if plan else USUAL
    return timezone.localdate() + timedelta(days=days)
