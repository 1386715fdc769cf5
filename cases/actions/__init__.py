"""Everything that can be done to a woman's record, each in one transaction and with its audit entry."""

from cases.actions.around import add_around, change_around, remove_around, update_details
from cases.actions.case import save_profile, update_case
from cases.actions.consent import (
    give_consent,
    note_that_she_could_not_be_asked,
    refuse_consent,
    withdraw_consent,
)
from cases.actions.contact import add_safe_contact, remove_safe_contact, update_safe_contact
from cases.actions.moving import move_case
from cases.actions.opening import identify_woman, key_of_form, open_enquiry, register_woman, update_woman
from cases.actions.risk import review_risk
from cases.actions.team import hand_over, join_team, leave_team

__all__ = [
    "add_around",
    "change_around",
    "remove_around",
    "update_details",
    "add_safe_contact",
    "give_consent",
    "hand_over",
    "identify_woman",
    "key_of_form",
    "join_team",
    "leave_team",
    "move_case",
    "note_that_she_could_not_be_asked",
    "open_enquiry",
    "refuse_consent",
    "register_woman",
    "remove_safe_contact",
    "review_risk",
    "save_profile",
    "update_case",
    "update_safe_contact",
    "update_woman",
    "withdraw_consent",
]
