"""Who in a case's team may write in a pillar, and who may read its words."""

from django.core.exceptions import PermissionDenied

from coalesce.permissions import Permission, Role


def may_write(user, pillar):
    """Caseworkers work in all three pillars, a specialist in her own."""
    if not user.may(Permission.PILLAR_EDIT):
        return False
    return user.has_role(Role.CASEWORKER) or user.has_role(pillar.specialist)


def may_read_words(user, pillar):
    """Needs and notes are for those who write in the pillar and for those who supervise them."""
    return user.has_role(Role.SUPERVISOR) or may_write(user, pillar)


def demand_writer(user, pillar):
    if not may_write(user, pillar):
        raise PermissionDenied
