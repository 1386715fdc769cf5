"""Preparing the next version of her plan, and recording that she agrees to it."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from coalesce.audit import log
from coalesce.refusals import Refused, Stale
from coalesce.stale import demand_fresh
from pillars import gates
from pillars.models import Goal, Rating
from pillars.plans.contents import fingerprint, sealed
from pillars.plans.gates import demand_end, lock_planned_case
from pillars.plans.models import PlanVersion
from pillars.plans.standing import goals_of, next_number

State = PlanVersion.State
SUPERSEDED = (State.AGREED, State.SUBMITTED)


@transaction.atomic
def write_draft(*, case, number, version, by, **frame):
    """number: of the version that the form prepares. version: of the draft it was opened with, or None.

    frame: hopes, planned_end, review_every_days.
    """
    case = lock_planned_case(case)
    draft = _latest(case)
    if draft is not None and _is_made_before(draft, number, version, frame):
        return draft
    demand_end(frame["planned_end"], case.opened_on)
    draft = _to_be_written(case, draft, number, by)
    if version is not None:
        demand_fresh(draft, version)
    elif not draft._state.adding:
        raise _overtaken(draft)
    _frame(draft, frame)
    draft.save()
    log.record("plan.drafted", draft, by=by, details={"number": number})
    return draft


@transaction.atomic
def agree(*, case, number, seen, agreed_on, agreed_how, copy, copy_language, by, **frame):
    """seen: the fingerprint of the goals and steps that she was shown. They are sealed in the version as they were."""
    case = lock_planned_case(case)
    latest = _latest(case)
    if latest is not None and _is_agreed_before(latest, number, agreed_on=agreed_on, agreed_how=agreed_how, copy=copy):
        return latest
    gates.demand_day(case, agreed_on)
    demand_end(frame["planned_end"], agreed_on)
    version = _to_be_written(case, latest, number, by)
    _keep_baselines(case)
    version.contents = sealed(_demand_goals(case, seen))
    _frame(version, frame)
    version.state, version.agreed_with, version.made_at = State.AGREED, by, timezone.now()
    version.agreed_on, version.agreed_how = agreed_on, agreed_how
    version.copy, version.copy_language = copy, copy_language if copy == PlanVersion.Copy.GIVEN else ""
    version.version += 1
    PlanVersion.objects.filter(case=case, state__in=SUPERSEDED).update(state=State.REPLACED, version=F("version") + 1)
    version.save()
    details = {"number": number, "goals": len(version.contents), "how": agreed_how, "copy": copy}
    log.record("plan.agreed", version, by=by, details=details)
    return version


def _latest(case):
    return PlanVersion.objects.filter(case=case).first()


def _to_be_written(case, latest, number, by):
    """The draft of this number, or a new one; Stale when a colleague was quicker."""
    if number != next_number(latest):
        raise _overtaken(latest)
    if latest is not None and latest.is_draft:
        return latest
    return PlanVersion(case=case, woman_id=case.woman_id, number=number, made_by=by)


def _overtaken(version):
    sentence = _("Somebody has written this version of the plan meanwhile. Open the plan again and look at it.")
    return Stale(sentence, event="plan.stale", about=version)


def _is_made_before(draft, number, version, frame):
    """The same form, sent twice."""
    same = all(getattr(draft, name) == value for name, value in frame.items())
    return draft.is_draft and draft.number == number and same and draft.version == (version or 0) + 1


def _is_agreed_before(latest, number, **said):
    return latest.number == number and all(getattr(latest, name) == value for name, value in said.items())


def _frame(version, frame):
    for name, value in frame.items():
        setattr(version, name, value)


def _demand_goals(case, seen):
    goals = goals_of(case)
    if not goals:
        raise Refused(_("Set at least one goal with her first. The plan is made of her goals."), event="plan.refused")
    if fingerprint(goals) != seen:
        sentence = _("Her goals or steps have changed since this page was opened. Go through them with her again.")
        raise Stale(sentence, event="plan.stale")
    return goals


def _keep_baselines(case):
    """A goal that was set before its part of life was rated begins where the first rating found her."""
    first = dict(
        Rating.objects.filter(case=case, value__isnull=False)
        .order_by("-assessment__held_on", "-assessment__made_at")
        .values_list("domain", "value")
    )
    for goal in Goal.objects.filter(case=case, baseline=None, domain__in=first):
        Goal.objects.filter(pk=goal.pk).update(baseline=first[goal.domain])
