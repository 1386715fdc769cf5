"""A transfer that must not be read any more: taken back, her consent withdrawn, or her consent run out."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import consents
from coalesce.refusals import Refused
from referrals.ending import end, shorten
from referrals.transfers.actions.demands import PURPOSE
from referrals.transfers.models import SentTransfer, Status, Transfer
from referrals.transfers.models.status import SENDER_MOVES


@transaction.atomic
def revoke_transfer(*, transfer, by):
    """The sender takes it back; from this moment it does not exist for the receiver."""
    held = _locked(transfer.pk)
    if Status.REVOKED not in SENDER_MOVES.get(held.status, ()):
        raise Refused(
            _("This transfer cannot be taken back any more. Open it again to see where it stands."),
            "transfer.revoke_refused",
        )
    return _end(held, Status.REVOKED, by)


def withdraw_transfers(*, consent, by):
    """What she took back ends at once. Called by cases.consents in the transaction of her new decision."""
    if consent.purpose != PURPOSE:
        return
    touched = SentTransfer.objects.filter(case_id=consent.case_id, transfer__receiver_id=consent.recipient_id)
    for side in touched.order_by("transfer_id"):
        held = _locked(side.transfer_id)
        if Status.WITHDRAWN not in SENDER_MOVES.get(held.status, ()):
            continue
        if not consent.covers(side.categories):
            end(held, side, Status.WITHDRAWN, by=by)
        elif held.is_waiting:
            shorten(held, side, consent.expires_on, by=by)


@transaction.atomic
def expire_transfers(*, on=None, by=None):
    """Write down what the database has been refusing since midnight. Returns how many."""
    over = Transfer.objects.sent().waiting().filter(expires_on__lt=on or timezone.localdate())
    return len([_end(held, Status.EXPIRED, by) for held in over.select_for_update()])


def _locked(pk):
    return Transfer.objects.sent().select_for_update().get(pk=pk)


def _end(held, status, by):
    return end(held, SentTransfer.objects.get(transfer=held), status, by=by)


consents.on_withdrawal.append(withdraw_transfers)
