"""Everything that can be done with what is shared outside, each in one transaction and with its entry in the audit."""

from referrals.outside.actions.drafting import change_draft, draft_referral
from referrals.outside.actions.ending import close_ended_links, revoke_referral
from referrals.outside.actions.feedback import tell_feedback
from referrals.outside.actions.handing_over import make_link, print_paper
from referrals.outside.actions.opening import open_once

__all__ = [
    "change_draft",
    "close_ended_links",
    "draft_referral",
    "make_link",
    "open_once",
    "print_paper",
    "revoke_referral",
    "tell_feedback",
]
