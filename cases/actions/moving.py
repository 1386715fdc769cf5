"""A case takes a step, if the table in cases/lifecycle.py has it and its demands are met."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import lifecycle
from cases.choices import ClosureReason
from cases.models import Case, StateChange
from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import locked

REFUSED = "case.move_refused"


@transaction.atomic
def move_case(*, case, to, by, reason="", closure_reason=""):
    """closure_reason: one of ClosureReason, when closure is asked for."""
    case = locked(case)
    move = lifecycle.find(case.state, to)
    if missing := lifecycle.hindrances(case, move, by):
        raise Refused(" ".join(str(sentence) for sentence in missing), REFUSED)
    if move.asks_reason and not reason.strip():
        raise Refused(_("Say in a few words why, so that whoever opens the case next can follow."), REFUSED)
    if to == Case.State.CLOSURE_REQUESTED and closure_reason not in ClosureReason.values:
        raise Refused(_("Choose the reason for the closure."), REFUSED)
    if to == Case.State.CLOSURE_REQUESTED:
        case.closure_reason = closure_reason
    return shift(case, to, by=by, reason=reason)


def shift(case, to, *, by, reason=""):
    """The step itself, of a locked case; also taken without asking when she withdraws her consent to be supported."""
    start, case.state = case.state, to
    case.closed_on = timezone.localdate() if case.is_closed else None
    if to not in {Case.State.CLOSURE_REQUESTED, Case.State.CLOSED}:
        case.closure_reason = ""
    case.save(update_fields=["state", "closed_on", "closure_reason"])
    StateChange.objects.create(woman_id=case.woman_id, case=case, start=start, to=to, moved_by=by, reason=reason)
    log.record("case.moved", case, by=by, details={"from": start, "to": to})
    return case
