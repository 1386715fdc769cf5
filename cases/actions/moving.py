"""A case takes a step, if the table in cases/lifecycle.py has it and its demands are met."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import endings, lifecycle
from cases.actions import closing
from cases.choices import ClosureAgreement, ClosureCheck, ClosureReason
from cases.models import Case, StateChange
from coalesce.audit import log
from coalesce.refusals import Refused, Stale
from coalesce.stale import locked

REFUSED = "case.move_refused"
State = Case.State


@transaction.atomic
def move_case(*, case, to, by, reason="", seen=None, next_attempt_on=None, **closure):
    """seen: the last step that the page showed (a StateChange's id), so that a stale page moves nothing.

    next_attempt_on: the day, for a pause. closure: a Closure's fields by their names, when closure is asked for.
    """
    case = locked(case)
    if lifecycle.has_just_moved(case, to, by):
        return case
    _demand_that_nobody_moved_it(case, seen)
    move = lifecycle.find(case, to)
    if missing := lifecycle.hindrances(case, move, by):
        raise Refused(" ".join(str(sentence) for sentence in missing), REFUSED)
    if move.asks_reason and not reason.strip():
        raise Refused(_("Say in a few words why, so that whoever opens the case next can follow."), REFUSED)
    if move.asks_next_attempt:
        if fault := endings.fault_of_next_attempt(next_attempt_on):
            raise Refused(fault, REFUSED)
        case.hold_until = next_attempt_on
    if move.asks_closure:
        return _ask_for_closure(closing.filled_in(case, **closure), by=by, reason=reason)
    return shift(case, to, by=by, reason=reason)


def shift(case, to, *, by, reason=""):
    """The step itself, of a locked case; also taken without asking when she withdraws her consent to be supported."""
    start, case.state = case.state, to
    case.closed_on = timezone.localdate() if case.is_closed else None
    case.aftercare_until = endings.aftercare_of(case) if case.is_closed else None
    case.reopened_count += start == State.CLOSED
    if to != State.ON_HOLD:
        case.hold_until = None
    if to not in {State.CLOSURE_REQUESTED, State.CLOSED}:
        case.closure_reason = ""
    case.save(update_fields=["state", "closed_on", "closure_reason", "hold_until", "aftercare_until", "reopened_count"])
    StateChange.objects.create(woman_id=case.woman_id, case=case, start=start, to=to, moved_by=by, reason=reason)
    log.record("case.moved", case, by=by, details={"from": start, "to": to})
    return case


def close_after_transfer(*, case, asked_by, reason):
    """The two steps to the end, of a locked case whose woman a partner has taken on; its open dates went with her.

    Whoever handed her over has asked for it, and the partner's yes stands in the place of an approval.
    """
    closure = closing.filled_in(
        case,
        closure_reason=ClosureReason.TRANSFERRED_PARTNER,
        agreed=ClosureAgreement.YES,
        checks=[ClosureCheck.HANDED_ON],
    )
    if case.state == State.CLOSURE_REQUESTED:
        case.closure_reason = closure.reason
    else:
        _ask_for_closure(closure, by=asked_by, reason=reason)
    return shift(case, State.CLOSED, by=None, reason=reason)


def _ask_for_closure(closure, *, by, reason):
    case = closure.case
    case.closure_reason = closure.reason
    shift(case, State.CLOSURE_REQUESTED, by=by, reason=reason)
    closure.step = lifecycle.last_step(case)
    closure.save(force_insert=True)
    return case


def _demand_that_nobody_moved_it(case, seen):
    step = lifecycle.last_step(case)
    if seen and (step is None or step.pk != seen):
        raise Stale(lifecycle.where_it_stands(case), event="case.stale")
