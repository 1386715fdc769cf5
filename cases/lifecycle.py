"""The states of a case: which step leads where, who takes it, and what it demands, in one table."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases import consents
from cases.models import Case, Consent
from coalesce.permissions import Permission
from coalesce.refusals import Refused

State, Purpose = Case.State, Consent.Purpose


@dataclass(frozen=True)
class Move:
    """One step. Each demand is a function (case, by) that answers with a sentence, or nothing when it is met."""

    start: str
    to: str
    label: str | Promise
    permission: Permission = Permission.CASE_EDIT
    demands: tuple = ()
    asks_reason: bool = False


def known_or_wishing(case, by):
    if not case.woman.has_identity and not case.need.strip():
        return _("Write down who she is, or what she asks for, before intake begins.")


def agreed_to_support(case, by):
    if not consents.are_live(case, [Purpose.SERVICE]):
        return _("Record her consent to be supported first.")


def agreed_to_the_record(case, by):
    if not consents.are_live(case, [Purpose.RECORD_KEEPING]):
        return _("Record her consent to keep a record about her first.")


def known_by_name(case, by):
    if not case.woman.has_identity:
        return _("Register her first: a name to call her by is enough.")


def approved_by_another(case, by):
    if case.assigned_to_id == by.pk:
        return _("This is your own case. Ask another supervisor to approve it.")


AGREED = (agreed_to_support, agreed_to_the_record)
APPROVE = Permission.CASE_APPROVE


def leading_to_closure(*starts):
    return tuple(Move(start, State.CLOSURE_REQUESTED, _("Ask for closure"), asks_reason=True) for start in starts)


MOVES = (
    Move(State.ENQUIRY, State.INTAKE, _("Begin intake"), demands=(known_or_wishing,)),
    Move(State.INTAKE, State.ASSESSMENT, _("Begin the assessment"), demands=(known_by_name, *AGREED)),
    Move(State.ASSESSMENT, State.PLANNING, _("Begin the plan"), demands=AGREED),
    Move(State.PLANNING, State.ACTIVE, _("Approve the plan"), APPROVE, (approved_by_another, *AGREED)),
    Move(State.PLANNING, State.ASSESSMENT, _("Back to the assessment"), asks_reason=True),
    Move(State.ACTIVE, State.ON_HOLD, _("Put on hold"), asks_reason=True),
    Move(State.ON_HOLD, State.ACTIVE, _("Go on"), demands=AGREED),
    *leading_to_closure(State.ENQUIRY, State.INTAKE, State.ASSESSMENT, State.PLANNING, State.ACTIVE, State.ON_HOLD),
    Move(State.CLOSURE_REQUESTED, State.CLOSED, _("Approve the closure"), APPROVE, (approved_by_another,)),
    Move(State.CLOSURE_REQUESTED, State.ACTIVE, _("Keep it open"), APPROVE, AGREED, asks_reason=True),
    Move(State.CLOSED, State.ASSESSMENT, _("Reopen"), demands=(known_by_name, *AGREED), asks_reason=True),
)

further_demands = []
"""Functions (case, move) of higher apps that answer with a sentence, or nothing."""

WHO = {
    Permission.CASE_EDIT: _("A caseworker takes this step."),
    Permission.CASE_APPROVE: _("A supervisor takes this step."),
}


def moves_from(state):
    return [move for move in MOVES if move.start == state]


def between(start, to):
    """The step from one state to another, or None."""
    return next((move for move in moves_from(start) if move.to == to), None)


def find(start, to):
    """The step from one state to another, or a Refused."""
    if move := between(start, to):
        return move
    raise Refused(
        _("This case cannot take that step from “%(state)s”. Open the case again to see where it stands.")
        % {"state": State(start).label},
        event="case.move_refused",
    )


def hindrances(case, move, by):
    """Sentences that say what is missing before this person may take this step."""
    found = [] if by.may(move.permission) else [WHO[move.permission]]
    found += [demand(case, by) for demand in move.demands]
    found += [demand(case, move) for demand in further_demands]
    return [sentence for sentence in found if sentence]


def next_step(case, by):
    """The usual way on from here, and what is still missing for it; None while the case is at work or closed."""
    move = moves_from(case.state)[0]
    # A step that has to be explained is a way out, which nobody is led to.
    if move.asks_reason:
        return None
    return {"move": move, "missing": hindrances(case, move, by)}


def demand_open(case):
    """A closed case is read, not written."""
    if case.is_closed:
        raise Refused(_("This case is closed. Reopen it before you write in it."), event="case.closed_refused")
