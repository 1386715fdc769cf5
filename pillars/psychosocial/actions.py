"""Agreeing on a safety plan; the reminder of its review follows at once when it is due."""

from django.db import transaction

from cases.reminders import engine
from coalesce.audit import log
from coalesce.stale import demand_fresh, locked
from pillars import gates
from pillars.psychosocial.models import SafetyPlan


@transaction.atomic
def agree_safety_plan(*, case, made_on, review_on, warning_signs, measures, people, by, once=None):
    case = gates.lock_open_case(case)
    key = gates.key_of(case, once)
    if made := gates.made_before(SafetyPlan, key, made_on=made_on, measures=measures):
        return made
    gates.demand_day(case, made_on)
    plan = SafetyPlan(pk=key, case=case, woman_id=case.woman_id)
    _write(plan, made_on, review_on, warning_signs, measures, people)
    log.record("safety_plan.agreed", plan, by=by, details={"review_on": review_on.isoformat()})
    engine.make_due_reminders(engine.today(), case=case)
    return plan


@transaction.atomic
def change_safety_plan(*, plan, version, made_on, review_on, warning_signs, measures, people, by):
    case = gates.lock_open_case(plan.case)
    plan = locked(plan)
    demand_fresh(plan, version)
    gates.demand_day(case, made_on)
    _write(plan, made_on, review_on, warning_signs, measures, people)
    log.record("safety_plan.changed", plan, by=by, details={"review_on": review_on.isoformat()})
    engine.make_due_reminders(engine.today(), case=case)
    return plan


def _write(plan, made_on, review_on, warning_signs, measures, people):
    plan.made_on, plan.review_on = made_on, review_on
    plan.warning_signs, plan.measures, plan.people = warning_signs, measures, people
    plan.save()
