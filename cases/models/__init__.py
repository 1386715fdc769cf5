"""A woman, how to reach her, her cases, her team, her decisions, and what was done to her."""

from cases.models.around import Child, IdentityPaper
from cases.models.case import Case, CaseUserObjectPermission, StateChange
from cases.models.closure import Closure
from cases.models.consent import Consent
from cases.models.doors import EmergencyOpening, Seal
from cases.models.leave import Leave
from cases.models.profile import TraffickingEvent, TraffickingProfile
from cases.models.risk import RiskReview
from cases.models.woman import SafeContact, Woman

__all__ = [
    "Case",
    "CaseUserObjectPermission",
    "Child",
    "Closure",
    "Consent",
    "EmergencyOpening",
    "IdentityPaper",
    "Leave",
    "RiskReview",
    "SafeContact",
    "Seal",
    "StateChange",
    "TraffickingEvent",
    "TraffickingProfile",
    "Woman",
]
