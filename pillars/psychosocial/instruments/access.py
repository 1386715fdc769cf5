"""Who may use a questionnaire, and who may see what came out."""

from django.core.exceptions import PermissionDenied

from coalesce.permissions import Role
from pillars.access import may_write
from pillars.psychosocial.catalogue import PSYCHOSOCIAL
from pillars.psychosocial.instruments.catalogue import INSTRUMENTS


def used_by(user):
    """The questionnaires that this person may use."""
    if not may_write(user, PSYCHOSOCIAL):
        return []
    return [instrument for instrument in INSTRUMENTS if any(user.has_role(role) for role in instrument.who_may_use)]


def seen_by(user):
    """A supervisor uses none and sees the scores of all."""
    return list(INSTRUMENTS) if user.has_role(Role.SUPERVISOR) else used_by(user)


def demand_user(user, instrument):
    if instrument not in used_by(user):
        raise PermissionDenied
