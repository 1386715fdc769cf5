"""Everything that can be done to a transfer, each in one transaction and with its entry in the doer's own audit."""

from referrals.transfers.actions.answering import accept_transfer, decline_transfer, note_reading
from referrals.transfers.actions.closing import close_files
from referrals.transfers.actions.drafting import change_draft, draft_transfer
from referrals.transfers.actions.ending import expire_transfers, revoke_transfer
from referrals.transfers.actions.sending import approve_transfer, send_back, submit_draft

__all__ = [
    "accept_transfer",
    "approve_transfer",
    "change_draft",
    "close_files",
    "decline_transfer",
    "draft_transfer",
    "expire_transfers",
    "note_reading",
    "revoke_transfer",
    "send_back",
    "submit_draft",
]
