"""The referral that both organisations read, and the private side of each."""

from referrals.models.referral import DeclineReason, Outcome, Reason, Referral, Urgency
from referrals.models.sides import EarlierLetter, ReceivedReferral, SentReferral
from referrals.models.status import Status

__all__ = [
    "DeclineReason",
    "EarlierLetter",
    "Outcome",
    "Reason",
    "ReceivedReferral",
    "Referral",
    "SentReferral",
    "Status",
    "Urgency",
]
