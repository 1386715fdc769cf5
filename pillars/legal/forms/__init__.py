"""The forms of the legal pillar."""

from pillars.legal.forms.deadlines import DeadlineForm
from pillars.legal.forms.hearings import HearingForm
from pillars.legal.forms.proceedings import ProceedingForm
from pillars.legal.forms.protection import MeasureForm, NeedsForm
from pillars.legal.forms.reflection import ReflectionForm
from pillars.legal.forms.status import PermitForm

__all__ = [
    "DeadlineForm",
    "HearingForm",
    "MeasureForm",
    "NeedsForm",
    "PermitForm",
    "ProceedingForm",
    "ReflectionForm",
]
