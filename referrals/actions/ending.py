"""A referral that must not be read any more: taken back, her consent withdrawn, or her consent run out."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import consents
from cases.models import Consent
from coalesce.refusals import Refused
from referrals.ending import end, shorten
from referrals.models import Referral, SentReferral, Status
from referrals.models.status import SENDER_MOVES


@transaction.atomic
def revoke_referral(*, referral, by):
    """The sender takes it back; from this moment it does not exist for the receiver."""
    return _take_back(referral, Status.REVOKED, by)


@transaction.atomic
def withdraw_referral(*, referral, by):
    """She takes this one back and leaves her consent as it is."""
    return _take_back(referral, Status.WITHDRAWN, by)


def _take_back(referral, status, by):
    held = _locked(referral.pk)
    if held.status == Status.COMPLETED or status not in SENDER_MOVES.get(held.status, ()):
        raise Refused(
            _("This referral cannot be taken back any more. Open it again to see where it stands."),
            "referral.revoke_refused",
        )
    return _end(held, status, by)


def withdraw_referrals(*, consent, by):
    """What she took back ends at once. Called by cases.consents in the transaction of her new decision."""
    if consent.purpose != Consent.Purpose.SHARE_REFERRAL:
        return
    touched = SentReferral.objects.filter(case_id=consent.case_id, referral__receiver_id=consent.recipient_id)
    for side in touched.order_by("referral_id"):
        held = _locked(side.referral_id)
        if Status.WITHDRAWN not in SENDER_MOVES.get(held.status, ()):
            continue
        if consent.covers(side.categories):
            shorten(held, side, consent.expires_on, by=by)
        else:
            end(held, side, Status.WITHDRAWN, by=by)


@transaction.atomic
def expire_referrals(*, on=None, by=None):
    """Write down what the database has been refusing since midnight. Returns how many."""
    over = Referral.objects.sent().filter(expires_on__lt=on or timezone.localdate())
    open_to_someone = [status for status, moves in SENDER_MOVES.items() if Status.EXPIRED in moves]
    ended = [_end(held, Status.EXPIRED, by) for held in over.filter(status__in=open_to_someone).select_for_update()]
    return len(ended)


def _locked(pk):
    return Referral.objects.sent().select_for_update().get(pk=pk)


def _end(held, status, by):
    return end(held, SentReferral.objects.get(referral=held), status, by=by)


consents.on_withdrawal.append(withdraw_referrals)
