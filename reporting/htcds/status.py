"""cas_Status of HTCDS: derived from where a case stands, and kept nowhere."""

from cases.choices import ClosureReason
from cases.models import Case

State = Case.State
TRANSFERRED = {ClosureReason.TRANSFERRED_PARTNER, ClosureReason.TRANSFERRED_EXTERNAL}
RESTING = {State.ON_HOLD, State.CLOSURE_REQUESTED}
STATES = {
    None: State.INTAKE,
    "Active": State.INTAKE,
    "FollowUp": State.ON_HOLD,
    "Closed": State.CLOSED,
    "ClosedReferred": State.CLOSED,
}
"""The state in which a case from a file begins here."""


def status_of(case):
    """A case that was handed to somebody else has ended here, whatever is agreed for later."""
    if case.is_closed and case.closure_reason in TRANSFERRED:
        return "ClosedReferred"
    if case.state in RESTING or case.is_in_aftercare:
        return "FollowUp"
    return "Closed" if case.is_closed else "Active"
