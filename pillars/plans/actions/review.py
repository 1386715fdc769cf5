"""She and her worker look at the plan again."""

import hashlib
import json

from django.db import transaction
from django.utils.translation import gettext as _

from cases.reminders import engine
from coalesce.audit import log
from coalesce.refusals import Refused, Stale
from pillars import actions, gates
from pillars.models import Goal
from pillars.plans.gates import lock_planned_case
from pillars.plans.models import PlanVersion, Review


@transaction.atomic
def hold_review(*, case, seen, statuses, held_on, her_view, changes, outcome, next_on, by, once=None):
    """statuses: {goal id as text: where it stands now}. seen: the state of the goals that the form was opened with."""
    case = lock_planned_case(case)
    key = gates.key_of(case, once)
    if made := gates.made_before(Review, key, held_on=held_on, her_view=her_view, outcome=outcome):
        return made
    plan = PlanVersion.objects.filter(case=case).approved().select_for_update().first()
    if plan is None:
        raise Refused(_("No plan has been approved yet, so there is none to review."), event="plan.refused")
    _demand_dates(case, held_on, next_on)
    _look_at(case, statuses, seen, by)
    kept = {"her_view": her_view, "changes": changes, "statuses": statuses, "outcome": outcome}
    hers = {"case": case, "woman_id": case.woman_id, "made_by": by}
    review = Review.objects.create(pk=key, plan=plan, held_on=held_on, next_on=next_on, **kept, **hers)
    plan.review_on = next_on
    plan.save(update_fields=["review_on"])
    details = {"number": plan.number, "outcome": outcome, "next_on": next_on.isoformat()}
    log.record("plan.reviewed", review, by=by, details=details)
    engine.make_due_reminders(engine.today(), case=case)
    return review


def state_of(goals):
    """Travels with the form, so that a status which a colleague has changed meanwhile is not overwritten."""
    return hashlib.sha256(json.dumps([[str(goal.pk), goal.version] for goal in goals]).encode()).hexdigest()


def goals_to_look_at(case):
    return list(Goal.objects.filter(case=case).exclude(status__in=Goal.ENDED))


def _demand_dates(case, held_on, next_on):
    gates.demand_day(case, held_on)
    if next_on <= held_on:
        raise Refused(_("The next review comes after this one. Choose a later day."))


def _look_at(case, statuses, seen, by):
    goals = goals_to_look_at(case)
    if state_of(goals) != seen:
        sentence = _("Somebody has changed a goal since this page was opened. Look at her goals again.")
        raise Stale(sentence, event="review.stale")
    for goal in goals:
        status = statuses.get(str(goal.pk), goal.status)
        if status != goal.status:
            actions.change_goal(goal=goal, version=goal.version, status=status, by=by)
