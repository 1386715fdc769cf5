"""The transfer that both organisations read, and the private side of each."""

from referrals.transfers.models.sides import HandedDate, ReceivedTransfer, SentTransfer
from referrals.transfers.models.status import Status
from referrals.transfers.models.transfer import Introduction, Transfer

__all__ = ["HandedDate", "Introduction", "ReceivedTransfer", "SentTransfer", "Status", "Transfer"]
