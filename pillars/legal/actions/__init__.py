"""Everything that writes what only the legal pillar keeps."""

from pillars.legal.actions.deadlines import correct_deadline, record_deadline
from pillars.legal.actions.hearings import correct_hearing, record_hearing
from pillars.legal.actions.proceedings import correct_proceeding, record_proceeding
from pillars.legal.actions.protection import correct_measure, correct_needs, record_measure, record_needs
from pillars.legal.actions.reflection import correct_reflection, record_reflection
from pillars.legal.actions.status import correct_permit, record_permit

__all__ = [
    "correct_deadline",
    "correct_hearing",
    "correct_measure",
    "correct_needs",
    "correct_permit",
    "correct_proceeding",
    "correct_reflection",
    "record_deadline",
    "record_hearing",
    "record_measure",
    "record_needs",
    "record_permit",
    "record_proceeding",
    "record_reflection",
]
