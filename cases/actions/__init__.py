"""Everything that can be done to a woman's record, each in one transaction and with its audit entry."""

from cases.actions.case import rate_risk, save_profile, update_case
from cases.actions.consent import give_consent, refuse_consent, withdraw_consent
from cases.actions.contact import add_safe_contact, remove_safe_contact, update_safe_contact
from cases.actions.moving import move_case
from cases.actions.opening import identify_woman, open_enquiry, register_woman, update_woman
from cases.actions.team import hand_over, join_team, leave_team

__all__ = [
    "add_safe_contact",
    "give_consent",
    "hand_over",
    "identify_woman",
    "join_team",
    "leave_team",
    "move_case",
    "open_enquiry",
    "rate_risk",
    "refuse_consent",
    "register_woman",
    "remove_safe_contact",
    "save_profile",
    "update_case",
    "update_safe_contact",
    "update_woman",
    "withdraw_consent",
]
