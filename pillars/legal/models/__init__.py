"""What only the legal pillar keeps."""

from pillars.legal.models.deadlines import Deadline
from pillars.legal.models.hearings import Hearing
from pillars.legal.models.proceedings import Proceeding, Stage
from pillars.legal.models.protection import ProtectionMeasure, ProtectionNeeds
from pillars.legal.models.reflection import ReflectionPeriod
from pillars.legal.models.status import ResidencePermit

__all__ = [
    "Deadline",
    "Hearing",
    "Proceeding",
    "ProtectionMeasure",
    "ProtectionNeeds",
    "ReflectionPeriod",
    "ResidencePermit",
    "Stage",
]
