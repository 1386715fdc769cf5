"""Agreeing on a safety plan; the reminder of its review follows at once when it is due."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cases.choices import Risk
from cases.reminders import engine
from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import demand_fresh, locked
from pillars import gates
from pillars.psychosocial.models import SafetyPlan

LONGEST_WHILE_HIGH = datetime.timedelta(days=30)


@transaction.atomic
def agree_safety_plan(*, case, made_on, review_on, by, once=None, **words):
    """words: SafetyPlan's further fields, by their names."""
    case = gates.lock_open_case(case)
    key = gates.key_of(case, once)
    if made := gates.made_before(SafetyPlan, key, made_on=made_on, **words):
        return made
    plan = SafetyPlan(pk=key, case=case, woman_id=case.woman_id)
    _write(plan, case, made_on=made_on, review_on=review_on, **words)
    log.record("safety_plan.agreed", plan, by=by, details=_told(plan))
    engine.make_due_reminders(engine.today(), case=case)
    return plan


@transaction.atomic
def change_safety_plan(*, plan, version, by, **values):
    """values: SafetyPlan's fields, by their names."""
    case = gates.lock_open_case(plan.case)
    plan = locked(plan)
    demand_fresh(plan, version)
    _write(plan, case, **values)
    log.record("safety_plan.changed", plan, by=by, details=_told(plan))
    engine.make_due_reminders(engine.today(), case=case)
    return plan


def fault_of_plan(case, *, needed, made_on, review_on, measures="", reason="", **_further):
    """The field that cannot be right, and a sentence; None when all is well."""
    if not needed and not reason.strip():
        return "reason", _("Write why she needs none, in her words or yours.")
    if needed and not measures.strip():
        return "measures", _("Write at least one thing that she will do.")
    if review_on <= made_on:
        return "review_on", _("The next review comes after the day on which the plan was made.")
    if case.risk_level == Risk.HIGH and review_on > made_on + LONGEST_WHILE_HIGH:
        return "review_on", _("While her risk is high, the plan is gone through again within 30 days.")
    return None


def _write(plan, case, **values):
    gates.demand_day(case, values["made_on"])
    for name, value in values.items():
        setattr(plan, name, value)
    stands = {name: getattr(plan, name) for name in ("needed", "made_on", "review_on", "measures", "reason")}
    if fault := fault_of_plan(case, **stands):
        raise Refused(fault[1])
    plan.save()


def _told(plan):
    return {"review_on": plan.review_on.isoformat(), "needed": plan.needed, "completed": plan.completed}
