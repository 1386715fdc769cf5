"""Who in a case's team may write in a pillar, and who may read its words."""

from django.core.exceptions import PermissionDenied

from cases.access import case_of
from coalesce.permissions import Permission, Role
from pillars import gates
from pillars.catalogue import PILLARS


def may_write(user, pillar):
    """Caseworkers work in all three pillars, a specialist in her own."""
    if not user.may(Permission.PILLAR_EDIT):
        return False
    return user.has_role(Role.CASEWORKER) or user.has_role(pillar.specialist)


def pillars_of(user):
    return [pillar for pillar in PILLARS if may_write(user, pillar)]


def may_write_in_all(user):
    return len(pillars_of(user)) == len(PILLARS)


def may_read_words(user, pillar):
    """Needs and notes are for those who work in the pillar and for those who supervise them."""
    return any(user.has_role(role) for role in (Role.SUPERVISOR, Role.CASEWORKER, pillar.specialist))


def may_read_all_words(user):
    """What was said over all three pillars at once."""
    return user.has_role(Role.SUPERVISOR) or may_write_in_all(user)


def demand_writer(user, pillar):
    if not may_write(user, pillar):
        raise PermissionDenied


def case_to_write_in(request, code, pillar):
    """403 for a specialist of another pillar, a sentence where the case is closed or its assessment has not begun."""
    case = case_of(request, code)
    demand_writer(request.user, pillar)
    gates.demand_begun(case)
    return case
