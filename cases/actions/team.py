"""Who works with her: the team of a case, kept as object permissions."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from guardian.shortcuts import assign_perm, remove_perm

from cases.caseload.limits import load_of
from cases.models import Seal
from cases.models.case import TEAM
from coalesce.accounts.models import User
from coalesce.audit import log
from coalesce.permissions import Permission
from coalesce.refusals import Refused
from coalesce.stale import locked

REFUSED = "team.refused"
BEYOND = _("Choose somebody else, or ask a supervisor to hand it over.")


@transaction.atomic
def join_team(*, case, user, by):
    """user: who may open the case from now on. Joining again changes nothing."""
    _demand_colleague(case, user)
    if case.team.filter(user=user).exists():
        return
    _demand_a_place_of_her_own(case, user, by)
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
def hand_over(*, case, to, by, beyond=False):
    """to: who becomes the caseworker; whoever was it stays in the team until she is taken out.

    beyond: a supervisor has said that she takes it on although she leads as many cases as were agreed.
    """
    case = locked(case)
    to = _demand_colleague(case, to)
    if not to.may(Permission.CASE_EDIT):
        raise Refused(_("Choose a caseworker: only a caseworker can lead a case."), REFUSED)
    _demand_unsealed(case, to, by)
    _demand_room(case, to, by=by, beyond=beyond)
    join_team(case=case, user=to, by=by)
    before, case.assigned_to = case.assigned_to_id, to
    case.save(update_fields=["assigned_to"])
    log.record("case.handed_over", case, by=by, details={"from": before, "to": to.pk})
    return case


def _demand_colleague(case, user):
    """The person as she is now. Her account is held, so that nobody deactivates it while a case comes to her."""
    user = User.objects.select_for_update(of=("self",), no_key=True).get(pk=user.pk)
    if user.organisation_id != case.organisation_id or not user.is_active:
        raise Refused(_("Only people who work for your organisation can join the team."), REFUSED)
    return user


def _demand_a_place_of_her_own(case, user, by):
    """Standing in ends with the leave, so nobody makes a place in the team out of it for herself."""
    is_herself = by is not None and user.pk == by.pk
    if is_herself and user.pk != case.assigned_to_id and not by.may(Permission.CASE_VIEW_ALL):
        raise Refused(_("You stand in on this case. Ask somebody in its team, or a supervisor, to add you."), REFUSED)


def _demand_unsealed(case, to, by):
    """Whoever leads a sealed case lifts its seal alone, so nobody makes herself that person."""
    if to.pk == by.pk and Seal.objects.unbroken().filter(case=case).exists():
        sentence = _(
            "This case is sealed, so nobody takes it on by herself. Ask its caseworker to hand it over to you."
        )
        raise Refused(sentence, event="case.hand_over_refused")


def _demand_room(case, to, *, by, beyond):
    load = load_of(to, by=by)
    if case.is_closed or not load.is_full:
        return
    if not (beyond and by.may(Permission.CASE_APPROVE)):
        raise Refused(f"{load.question} {BEYOND}", event="case.hand_over_refused")
    log.record("caseload.exceeded", case, by=by, details={"to": to.pk, "open": load.count, "most": load.most})
