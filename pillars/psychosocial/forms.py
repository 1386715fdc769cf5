"""The form of a safety plan."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalesce.stale import VersionField
from pillars import gates
from pillars.fields import DayField, OnceField, WordsField

UNTIL_REVIEW = datetime.timedelta(days=30)


def in_a_month():
    return timezone.localdate() + UNTIL_REVIEW


class SafetyPlanForm(forms.Form):
    """What she and her worker agreed on, in her words."""

    warning_signs = WordsField(
        label=_("Warning signs"),
        max_length=2000,
        required=False,
        help_text=_("How she notices that danger comes near: people, places, messages."),
    )
    measures = WordsField(
        label=_("What she will do"),
        max_length=2000,
        help_text=_("Where she goes, what she takes with her, how she keeps her phone safe."),
    )
    people = WordsField(
        label=_("People she can call"),
        max_length=2000,
        required=False,
        help_text=_("And the code word, if there is one."),
    )
    made_on = DayField(label=_("Made on"))
    review_on = DayField(label=_("Next review"), initial=in_a_month)

    def __init__(self, *args, case, **kwargs):
        self.case = case
        super().__init__(*args, **kwargs)

    def clean_made_on(self):
        made_on = self.cleaned_data["made_on"]
        if sentence := gates.fault_of_day(self.case, made_on):
            raise ValidationError(sentence)
        return made_on


class NewSafetyPlanForm(SafetyPlanForm):
    once = OnceField()


class ChangeSafetyPlanForm(SafetyPlanForm):
    version = VersionField()
