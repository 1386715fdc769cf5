"""Sealing a case and breaking its seal; opening a case in an emergency and closing it again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Case, EmergencyOpening, Seal
from cases.reminders import engine
from coalesce.audit import log
from coalesce.permissions import Permission
from coalesce.refusals import Refused
from coalesce.stale import locked

REFUSED = "case.seal_refused"


@transaction.atomic
def seal_case(*, case, reason, by):
    """From now on its team alone sees it. Sealing what is sealed changes nothing."""
    case = _held(case)
    if case.assigned_to_id != by.pk and not by.may(Permission.CASE_APPROVE):
        raise Refused(_("The caseworker who leads the case seals it, or a supervisor."), REFUSED)
    if seal := _unbroken(case):
        return seal
    seal = Seal.objects.create(case=case, woman_id=case.woman_id, reason=reason, sealed_by=by)
    log.record("case.sealed", case, by=by)
    return seal


@transaction.atomic
def lift_seal(*, case, by):
    """The one who leads the case breaks its seal alone; anybody else needs a second person."""
    case = _held(case)
    if case.assigned_to_id != by.pk:
        raise Refused(_("The caseworker who leads the case lifts its seal."), REFUSED)
    if seal := _unbroken(case):
        _lift(seal, by)


@transaction.atomic
def ask_to_lift(*, seal, by):
    """The first of two people, where the caseworker cannot be asked."""
    seal = _demand_unbroken(seal)
    _demand_reviewer(by)
    if seal.lifting_asked_by_id is None:
        seal.lifting_asked_by, seal.lifting_asked_at = by, timezone.now()
        seal.save(update_fields=["lifting_asked_by", "lifting_asked_at"])
        log.record("case.lifting_asked", seal.case, by=by)


@transaction.atomic
def agree_to_lift(*, seal, by):
    """The second of two people."""
    seal = _demand_unbroken(seal)
    _demand_reviewer(by)
    if seal.lifting_asked_by_id in (None, by.pk):
        raise Refused(_("Two people lift a seal together. Ask somebody else to agree."), REFUSED)
    _lift(seal, by)


@transaction.atomic
def open_in_emergency(*, case, occasion, reason, by):
    """case: one of the organisation that this person does not work on. Opening it again while it is open adds nothing.

    Returns the EmergencyOpening.
    """
    case = _held(case)
    if opening := EmergencyOpening.objects.live().filter(case=case, opened_by=by).newest_first().first():
        return opening
    day = engine.today()
    about = {"case": case, "woman_id": case.woman_id, "opened_on": day}
    opening = EmergencyOpening.objects.create(**about, occasion=occasion, reason=reason, opened_by=by)
    log.record("emergency.opened", case, by=by, details={"opening": str(opening.pk), "occasion": occasion})
    engine.make_due_reminders(day, case=case)
    return opening


@transaction.atomic
def end_opening(*, opening, by):
    """By the one who opened it, or by those who decide who is in the team. Ending it twice is ending it once."""
    opening = locked(opening)
    if opening.opened_by_id != by.pk and not by.may(Permission.TEAM_EDIT):
        raise Refused(_("The case's caseworker or a supervisor ends this."), event="emergency.end_refused")
    if opening.is_live:
        opening.until, opening.ended_by = timezone.now(), by
        opening.save(update_fields=["until", "ended_by"])
        log.record("emergency.ended", opening, by=by, details={"opening": str(opening.pk)})


def _held(case):
    return Case.objects.select_for_update(no_key=True).get(pk=case.pk)


def _unbroken(case):
    return Seal.objects.unbroken().filter(case=case).first()


def _demand_unbroken(seal):
    seal = locked(seal)
    if seal.lifted_at is not None:
        raise Refused(_("This seal has been lifted already. Open the page again."), REFUSED)
    return seal


def _demand_reviewer(by):
    if not by.may(Permission.EMERGENCY_REVIEW):
        raise Refused(_("A supervisor or the data-protection officer does this."), REFUSED)


def _lift(seal, by):
    seal.lifted_at, seal.lifted_by = timezone.now(), by
    seal.save(update_fields=["lifted_at", "lifted_by"])
    log.record("case.unsealed", seal.case, by=by)
