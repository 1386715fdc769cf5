"""How a fictional case came to where it is: each step with its day, the pauses, and how the work ended."""

import datetime
from datetime import timedelta

from django.utils import timezone

from cases.choices import ClosureAgreement, ClosureCheck
from cases.models import Case, Closure, StateChange
from coalesce.days import months_after
from coalesce.demonstration.safety import dice

State = Case.State
WAY = (State.INTAKE, State.ASSESSMENT, State.PLANNING, State.ACTIVE)
PART = {State.INTAKE: 0, State.ASSESSMENT: 0.2, State.PLANNING: 0.7, State.ACTIVE: 1}
"""How much of the time up to the approved plan has gone by at each step."""
ON_HOLD = (
    "She visits her mother and comes back next month.",
    "She asked for some weeks without appointments.",
    "She is in hospital. We wait until she calls.",
)
CLOSURE = {
    "GOALS_MET": "She lives in her own flat and works. She knows our door.",
    "WOMAN_REQUESTED": "She wants to go on without us.",
    "LOST_CONTACT": "Four safe attempts in ten weeks, and no answer.",
    "RELOCATED_COUNTRY": "She has moved to her sister.",
}
SUPERVISED = {State.ACTIVE, State.CLOSED}
MONTHS = [3, 6]


def way_of(case, version, wants_aftercare, worker, supervisor, today):
    """Unsaved rows, parents before children. version: her plan, when one was approved."""
    rng = dice(case.woman, "steps")
    days = [*_up_to_the_work(rng, case, version, today), *_after_the_work(rng, case, version, today)]
    start, latest = "", len(days) - 1
    for number, (to, day) in enumerate(days):
        by = supervisor if to in SUPERVISED else worker
        step = StateChange(
            woman=case.woman,
            case=case,
            start=start,
            to=to,
            moved_at=_moment(day, number, latest, today),
            moved_by=by,
            reason=_reason(rng, case, to),
        )
        yield step
        if to == State.CLOSURE_REQUESTED:
            yield _closure(rng, case, step, wants_aftercare)
        start = to


def _up_to_the_work(rng, case, version, today):
    """Pairs of a state and its day, from the first contact to the work with the plan."""
    ready = version.approved_on if version else min(today, case.opened_on + timedelta(days=28))
    if case.state == State.ENQUIRY or rng.random() < 0.25:
        yield State.ENQUIRY, case.opened_on
    if case.state == State.ENQUIRY:
        return
    reached = WAY.index(case.state) if case.state in WAY else len(WAY) - 1
    for state in WAY[: reached + 1]:
        yield state, case.opened_on + (ready - case.opened_on) * PART[state]


def _after_the_work(rng, case, version, today):
    if case.state in WAY or case.state == State.ENQUIRY:
        return
    until, since = case.closed_on or today, version.approved_on if version else case.opened_on
    asked = max(since, until - timedelta(days=rng.randrange(2, 25)))
    if case.state == State.ON_HOLD:
        case.hold_until = today + timedelta(days=rng.randrange(3, 40))
        yield State.ON_HOLD, asked
        return
    yield State.CLOSURE_REQUESTED, asked
    if case.is_closed:
        yield State.CLOSED, case.closed_on


def _reason(rng, case, to):
    if to == State.ON_HOLD:
        return rng.choice(ON_HOLD)
    if to != State.CLOSURE_REQUESTED:
        return ""
    case.closure_reason = case.closure_reason or rng.choice(("GOALS_MET", "WOMAN_REQUESTED"))
    return CLOSURE[case.closure_reason]


def _closure(rng, case, step, wants_aftercare):
    is_lost = case.closure_reason == "LOST_CONTACT"
    months = MONTHS if wants_aftercare and not is_lost else []
    if months and case.is_closed:
        case.aftercare_until = months_after(case.closed_on, months[-1])
    return Closure(
        woman=case.woman,
        case=case,
        step=step,
        reason=case.closure_reason,
        agreed=ClosureAgreement.NOT_ASKED if is_lost else ClosureAgreement.YES,
        checks=sorted(rng.sample(ClosureCheck.values, 3 if is_lost else rng.choice((5, 6, 7)))),
        aftercare_months=months,
    )


def _moment(day, number, latest, today):
    """In the order of the steps, and none in the hours to come."""
    moment = datetime.datetime.combine(day, datetime.time(15), tzinfo=datetime.UTC) + timedelta(minutes=20 * number)
    return moment if day < today else min(moment, timezone.now() - timedelta(minutes=latest - number + 1))
