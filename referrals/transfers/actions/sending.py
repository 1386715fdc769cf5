"""A draft goes to the partner: at once inside a country, and across a border when a supervisor has agreed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.reminders import engine
from coalesce.audit import log
from coalesce.permissions import Permission
from coalesce.refusals import Refused
from coalesce.stale import demand_fresh, locked
from referrals import answer_times
from referrals.models import Urgency
from referrals.packet import mark_of, seal
from referrals.transfers import packet
from referrals.transfers.actions.demands import REFUSED, demand_possible, demand_ready, side_of
from referrals.transfers.actions.drafting import details_of, locked_draft
from referrals.transfers.models import Status, Transfer

APPROVAL = "transfer.approval_refused"


@transaction.atomic
def submit_draft(*, transfer, by, seen=None):
    """seen: the mark of the copy that was looked at; when her record has changed since, it is looked at again first."""
    case, side = _held_case(transfer)
    transfer = locked_draft(transfer)
    side.transfer = transfer
    demand_ready(side)
    transfer.sent_by = by
    if not transfer.is_cross_border:
        return _send(transfer, side, case, by, seen)
    demand_possible(case, transfer.receiver, side.categories)
    _demand_looked_at(_copy(case, side), seen)
    transfer.status = Status.TO_APPROVE
    transfer.version += 1
    transfer.save()
    log.record("transfer.submitted", side, by=by, details=details_of(transfer, side))
    engine.make_due_reminders(engine.today(), case=case)
    return transfer


@transaction.atomic
def approve_transfer(*, transfer, by, seen=None):
    """A supervisor agrees that she crosses a border; with that it is sent."""
    case, side = _held_case(transfer)
    transfer = _held_for_approval(transfer)
    side.transfer = transfer
    demand_may_approve(transfer, side, by)
    demand_ready(side)
    transfer.approved_by, transfer.approved_at = by, timezone.now()
    log.record("transfer.approved", side, by=by, details={"number": transfer.number})
    sent = _send(transfer, side, case, transfer.sent_by, seen)
    engine.make_due_reminders(engine.today(), case=case)
    return sent


@transaction.atomic
def send_back(*, transfer, reason, version, by):
    """A supervisor says what has to be seen to first; it is a draft again."""
    case, side = _held_case(transfer)
    transfer = _held_for_approval(transfer)
    demand_fresh(transfer, version)
    demand_may_approve(transfer, side, by)
    transfer.status, transfer.sent_by = Status.DRAFT, None
    transfer.save()
    side.sent_back = reason
    side.save()
    log.record("transfer.sent_back", side, by=by, details={"number": transfer.number})
    engine.make_due_reminders(engine.today(), case=case)
    return transfer


def may_approve(transfer, side, by):
    """Never her own: neither what she prepared, nor a case that she leads."""
    hers = {transfer.sent_by_id, side.drafted_by_id, side.case.assigned_to_id}
    return by.may(Permission.CASE_APPROVE) and by.pk not in hers


def demand_may_approve(transfer, side, by):
    if not may_approve(transfer, side, by):
        raise Refused(_("This is your own transfer or case. Ask another supervisor to look at it."), APPROVAL)


def _held_case(transfer):
    side = side_of(transfer)
    return locked(side.case), side


def _held_for_approval(transfer):
    transfer = Transfer.objects.sent().select_for_update().get(pk=transfer.pk)
    if not transfer.is_to_approve:
        raise Refused(_("This transfer does not wait for approval. Open it again to see where it stands."), APPROVAL)
    return transfer


def _copy(case, side):
    return packet.copy_of(case, side.categories, **side.shared)


def _send(transfer, side, case, by, seen):
    """Freeze the copy, seal it for the partner, and hand it over."""
    consent = demand_possible(case, transfer.receiver, side.categories)
    shared = _copy(case, side)
    _demand_looked_at(shared, seen)
    transfer.status, transfer.sent_at, transfer.expires_on = Status.REQUESTED, timezone.now(), consent.expires_on
    transfer.answer_by = answer_times.answer_by(Urgency.ROUTINE, transfer.receiver)
    transfer.letter = seal(transfer, shared)
    transfer.version += 1
    transfer.save()
    side.consent, side.shared, side.sent_back = consent, shared, ""
    side.save()
    log.record("transfer.sent", side, by=by, details=details_of(transfer, side))
    return transfer


def _demand_looked_at(shared, seen):
    if seen is not None and seen != mark_of(shared):
        raise Refused(
            _("Her record has changed since you looked. Open the transfer again and see what would be shared now."),
            REFUSED,
        )
