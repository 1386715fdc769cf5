"""The states of a case: which step leads where, who takes it, and what it demands, in one table."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases import consents, demands
from cases.models import Case
from coalesce.permissions import Permission
from coalesce.refusals import Refused

State = Case.State
EDIT, APPROVE = (Permission.CASE_EDIT,), (Permission.CASE_APPROVE,)
EITHER = EDIT + APPROVE
HOLDABLE = (State.INTAKE, State.ASSESSMENT, State.PLANNING, State.ACTIVE)


@dataclass(frozen=True)
class Move:
    """One step. Each demand is a function (case, by) that answers with a sentence, or nothing when it is met.

    permissions: any one of them is enough. goes_back: there only for a case that came to its state from there.
    """

    start: str
    to: str
    label: str | Promise
    permissions: tuple = EDIT
    demands: tuple = ()
    asks_reason: bool = False
    goes_back: bool = False

    @property
    def asks_closure(self):
        return self.to == State.CLOSURE_REQUESTED

    @property
    def ends_the_work(self):
        return self.to in {State.CLOSURE_REQUESTED, State.CLOSED}

    @property
    def asks_next_attempt(self):
        return self.to == State.ON_HOLD


def leading_to_hold():
    return tuple(Move(start, State.ON_HOLD, _("Put on hold"), asks_reason=True) for start in HOLDABLE)


def going_on():
    """From a pause back to where the work was."""
    return tuple(Move(State.ON_HOLD, to, _("Go on"), demands=demands.AGREED, goes_back=True) for to in HOLDABLE)


def leading_to_closure():
    starts = (State.ENQUIRY, *HOLDABLE, State.ON_HOLD)
    return tuple(Move(start, State.CLOSURE_REQUESTED, _("Ask for closure"), asks_reason=True) for start in starts)


def staying_open():
    """A closure that is not approved leads back to where it was asked for, and past no other demand."""
    start, label = State.CLOSURE_REQUESTED, _("Keep it open")
    agreed = dict.fromkeys((State.ASSESSMENT, State.PLANNING, State.ACTIVE), demands.AGREED)
    ways = (State.ENQUIRY, *HOLDABLE, State.ON_HOLD)
    return tuple(Move(start, to, label, APPROVE, agreed.get(to, ()), asks_reason=True, goes_back=True) for to in ways)


MOVES = (
    Move(State.ENQUIRY, State.INTAKE, _("Begin intake"), demands=(demands.known_or_wishing,)),
    Move(State.INTAKE, State.ASSESSMENT, _("Begin the assessment"), demands=(demands.known_by_name, *demands.AGREED)),
    Move(State.ASSESSMENT, State.PLANNING, _("Begin the plan"), demands=demands.AGREED),
    Move(State.PLANNING, State.ACTIVE, _("Approve the plan"), APPROVE, (demands.not_her_own, *demands.AGREED)),
    Move(State.PLANNING, State.ASSESSMENT, _("Back to the assessment"), asks_reason=True),
    *leading_to_hold(),
    *going_on(),
    *leading_to_closure(),
    Move(
        State.CLOSURE_REQUESTED,
        State.CLOSED,
        _("Approve the closure"),
        APPROVE,
        (demands.not_her_own, demands.asked_by_another),
    ),
    *staying_open(),
    Move(
        State.CLOSED,
        State.ASSESSMENT,
        _("Reopen"),
        EITHER,
        (demands.known_by_name, *demands.AGREED_AGAIN),
        asks_reason=True,
    ),
)

further_demands = []
"""Functions (case, move) of higher apps that answer with a sentence, or nothing."""

WHO = {
    EDIT: _("A caseworker takes this step."),
    APPROVE: _("A supervisor takes this step."),
    EITHER: _("A caseworker or a supervisor takes this step."),
}


def moves_of(case):
    """The steps from where this case is now, the usual one first."""
    moves = [move for move in MOVES if move.start == case.state]
    if not any(move.goes_back for move in moves):
        return moves
    came_from = where_it_came_from(case)
    return [move for move in moves if not move.goes_back or move.to == came_from]


def where_it_came_from(case):
    """The state before this one; a case that a file brought to its state goes on with intake."""
    to_here = case.state_changes.filter(to=case.state).exclude(start=State.CLOSURE_REQUESTED)
    return to_here.values_list("start", flat=True).first() or State.INTAKE


def last_step(case):
    return case.state_changes.select_related("moved_by").first()


def has_just_moved(case, to, by):
    """Whether this person has brought it there herself: pressing twice is pressing once."""
    step = last_step(case)
    return case.state == to and step is not None and step.moved_by_id == by.pk


def between(case, to):
    """The step of this case to that state, or None."""
    return next((move for move in moves_of(case) if move.to == to), None)


def find(case, to):
    """The step of this case to that state, or a Refused."""
    if move := between(case, to):
        return move
    raise Refused(where_it_stands(case), event="case.move_refused")


def where_it_stands(case):
    """For somebody whose page shows an earlier state."""
    step, told = last_step(case), {"state": case.get_state_display()}
    if step is None or step.moved_by is None:
        return _("This case is now “%(state)s”. Open it again to see what can be done from there.") % told
    told |= {"person": step.moved_by.name, "moment": date_format(timezone.localtime(step.moved_at), "j F Y, H:i")}
    sentence = _(
        "%(person)s has moved this case on (%(moment)s). It is now “%(state)s”. Open it again to see what can be done."
    )
    return sentence % told


def hindrances(case, move, by):
    """Sentences that say what is missing before this person may take this step."""
    found = [] if any(by.may(permission) for permission in move.permissions) else [WHO[move.permissions]]
    found += [demand(case, by) for demand in move.demands]
    found += [demand(case, move) for demand in further_demands]
    return [sentence for sentence in found if sentence]


def next_step(case, by):
    """The usual way on from here, and what is still missing for it; None while the case is at work or closed."""
    move = moves_of(case)[0]
    # A step that has to be explained is a way out, which nobody is led to.
    if move.asks_reason:
        return None
    return {"move": move, "missing": hindrances(case, move, by)}


open_ends = []
"""Functions (case) of higher apps that answer with the OpenEnds of theirs, in a fixed number of queries."""


@dataclass(frozen=True)
class OpenEnd:
    """Something that is not finished, for whoever closes the case. url: where it is seen to, or nothing."""

    sentence: str | Promise
    url: str = ""


def what_is_open(case):
    return [end for find_ends in open_ends for end in find_ends(case)]


def demand_open(case):
    """A closed case is read, not written."""
    if case.is_closed:
        raise Refused(_("This case is closed. Reopen it before you write in it."), event="case.closed_refused")


def demand_writable(case):
    """It is open, and she has not said no to a record about her."""
    demand_open(case)
    demand_agreement(case)


def demand_agreement(case):
    if consents.refuses_a_record(case):
        raise Refused(
            _("She has not agreed to a record about her, or took that back. Write nothing more until she agrees."),
            event="case.record_refused",
        )


def demand_details_writable(woman):
    """Who she is changes while one of her cases is open; a closed one keeps her as she was."""
    if case := _case_in_hand(woman):
        demand_writable(case)


def demand_contacts_writable(woman):
    """How to reach her also changes during the aftercare, which rests on it."""
    case = _case_in_hand(woman)
    if case and not case.is_in_aftercare:
        demand_open(case)
    if case:
        demand_agreement(case)


def _case_in_hand(woman):
    """Her newest open case, or the newest."""
    return min(woman.cases.newest_first(), key=lambda case: case.is_closed, default=None)
