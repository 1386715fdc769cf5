"""Who works with her: the team of a case, kept as object permissions."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from guardian.shortcuts import assign_perm, remove_perm

from cases.models.case import TEAM
from coalesce.audit import log
from coalesce.permissions import Permission
from coalesce.refusals import Refused
from coalesce.stale import locked

REFUSED = "team.refused"


@transaction.atomic
def join_team(*, case, user, by):
    """user: who may open the case from now on. Joining again changes nothing."""
    if user.organisation_id != case.organisation_id or not user.is_active:
        raise Refused(_("Only people who work for your organisation can join the team."), REFUSED)
    if case.team.filter(user=user).exists():
        return
    assign_perm(TEAM, user, case)
    log.record("team.joined", case, by=by, details={"person": user.pk})


@transaction.atomic
def leave_team(*, case, user, by):
    case = locked(case)
    if case.assigned_to_id == user.pk:
        raise Refused(_("Hand the case over to somebody else before its caseworker leaves the team."), REFUSED)
    remove_perm(TEAM, user, case)
    log.record("team.left", case, by=by, details={"person": user.pk})


@transaction.atomic
def hand_over(*, case, to, by):
    """to: who becomes the caseworker; whoever was it stays in the team until she is taken out."""
    case = locked(case)
    if not to.may(Permission.CASE_EDIT):
        raise Refused(_("Choose a caseworker: only a caseworker can lead a case."), REFUSED)
    join_team(case=case, user=to, by=by)
    before, case.assigned_to = case.assigned_to_id, to
    case.save(update_fields=["assigned_to"])
    log.record("case.handed_over", case, by=by, details={"from": before, "to": to.pk})
    return case
