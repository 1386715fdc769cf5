"""Everything that can be done to a referral, each in one transaction and with its entry in the doer's own audit."""

from referrals.actions.answering import accept_referral, decline_referral, mark_seen
from referrals.actions.asking import answer_question, ask_sender
from referrals.actions.ending import expire_referrals, revoke_referral, withdraw_referral
from referrals.actions.feedback import complete_referral, tell_progress
from referrals.actions.sending import change_draft, draft_referral, send_draft, send_referral

__all__ = [
    "accept_referral",
    "answer_question",
    "ask_sender",
    "change_draft",
    "complete_referral",
    "decline_referral",
    "draft_referral",
    "expire_referrals",
    "mark_seen",
    "revoke_referral",
    "send_draft",
    "send_referral",
    "tell_progress",
    "withdraw_referral",
]
