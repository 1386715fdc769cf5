"""Who inside an organisation may open a transfer: sending follows the case, receiving follows the answer.

Whatever a person may not open answers as if it did not exist.
"""

from django.shortcuts import get_object_or_404

from cases.models import Case
from coalesce.permissions import Permission
from referrals.transfers.models import ReceivedTransfer, SentTransfer, Transfer


def sent_sides(user):
    """The sender's sides of transfers whose cases this person works on."""
    sides = SentTransfer.objects.of_visible_cases(Case.objects.worked_on_by(user))
    people = ("transfer__sent_by", "transfer__answered_by", "transfer__approved_by", "checked_by", "drafted_by")
    return sides.select_related("transfer__receiver", "case__assigned_to", *people)


def sent_or_404(request, number):
    """The sender's side; never the receiver's."""
    return get_object_or_404(sent_sides(request.user), transfer__number=number)


def received_or_404(request, number):
    """A transfer that reached this organisation and is open to it; never one that it sent."""
    received = Transfer.objects.received().select_related("organisation", "sent_by", "answered_by")
    return get_object_or_404(received, number=number)


def received_side(transfer, user):
    """The receiver's own side, if this person works on the case that it opened; else None."""
    cases = Case.objects.worked_on_by(user)
    return ReceivedTransfer.objects.select_related("case").filter(transfer_id=transfer.pk, case__in=cases).first()


def may_read_letter(transfer, user):
    """Before the answer, whoever may answer."""
    return transfer.letter is not None and transfer.is_waiting and user.may(Permission.REFERRAL_ANSWER)
