"""Who inside an organisation may open a referral: sending follows the case, receiving follows the answer.

Whatever a person may not open answers as if it did not exist.
"""

from django.http import Http404
from django.shortcuts import get_object_or_404

from cases.models import Case
from coalesce.permissions import Permission
from referrals.models import ReceivedReferral, Referral, SentReferral


def sent_sides(user):
    """The sender's sides of referrals whose cases this person works on."""
    cases = Case.objects.worked_on_by(user)
    sides = SentReferral.objects.of_visible_cases(cases)
    people = ("referral__sent_by", "referral__asked_by", "referral__answered_by", "case__assigned_to")
    return sides.select_related("referral__receiver", *people)


def sent_or_404(request, number):
    """The sender's side; never the receiver's."""
    return get_object_or_404(sent_sides(request.user), referral__number=number)


def received_or_404(request, number):
    """A referral that reached this organisation and is open to it; never one that it sent."""
    received = Referral.objects.received().select_related(
        "organisation", "receiver", "sent_by", "asked_by", "answered_by"
    )
    return get_object_or_404(received, number=number)


def received_side(referral, user):
    """The receiver's own side, if this person works on the case that it opened; else None."""
    cases = Case.objects.worked_on_by(user)
    return ReceivedReferral.objects.select_related("case").filter(referral_id=referral.pk, case__in=cases).first()


def accepted_or_404(request, number):
    """A received referral whose case this person works on: it belongs to the team of that case."""
    referral = received_or_404(request, number)
    if received_side(referral, request.user) is None:
        raise Http404
    return referral


def may_read_letter(referral, side, user):
    """Before the answer whoever may answer reads it; afterwards only the team of the case (side)."""
    if referral.letter is None:
        return False
    return side is not None or (referral.is_waiting and user.may(Permission.REFERRAL_ANSWER))
