"""The form of a safety plan."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalesce.stale import VersionField
from pillars import gates
from pillars.fields import DayField, OnceField, WordsField
from pillars.psychosocial.actions import fault_of_plan
from pillars.psychosocial.models import SafetyPlan

UNTIL_REVIEW = datetime.timedelta(days=30)


def in_a_month():
    return timezone.localdate() + UNTIL_REVIEW


class SafetyPlanForm(forms.Form):
    """What she and her worker agreed on, in her words."""

    needed = forms.TypedChoiceField(
        label=_("Does she need a safety plan?"),
        choices=[("yes", _("Yes, this is her plan")), ("no", _("No, none is needed now"))],
        coerce=lambda answer: answer == "yes",
        empty_value=True,
        required=False,
        initial="yes",
        widget=forms.RadioSelect,
    )
    reason = WordsField(label=_("If none: why"), max_length=1000, rows=2, required=False)
    triggers = forms.MultipleChoiceField(
        label=_("What can bring danger"),
        choices=SafetyPlan.Trigger.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    warning_signs = WordsField(
        label=_("Warning signs"),
        max_length=2000,
        required=False,
        help_text=_("How she notices that danger comes near: people, places, messages."),
    )
    measures = WordsField(
        label=_("What she will do"),
        max_length=2000,
        required=False,
        help_text=_("Where she goes, what she takes with her, whom she tells."),
    )
    people = WordsField(label=_("People she can call"), max_length=2000, rows=3, required=False)
    code_word = forms.CharField(
        label=_("Code word"), max_length=60, required=False, help_text=_("Said when she cannot speak freely.")
    )
    emergency_numbers = WordsField(label=_("Numbers for an emergency"), max_length=500, rows=3, required=False)
    online_safety = WordsField(
        label=_("Her phone and online"),
        max_length=2000,
        rows=3,
        required=False,
        help_text=_("Location, passwords that others know, pictures, accounts to close."),
    )
    children_plan = WordsField(
        label=_("For her children"),
        max_length=2000,
        rows=3,
        required=False,
        help_text=_("Who fetches them, where they go, what they are told."),
    )
    made_on = DayField(label=_("Made on"))
    review_on = DayField(label=_("Next review"), initial=in_a_month)
    completed = forms.BooleanField(label=_("We went through all of it"), required=False)

    def __init__(self, *args, case, **kwargs):
        self.case = case
        super().__init__(*args, **kwargs)

    def clean_made_on(self):
        made_on = self.cleaned_data["made_on"]
        if sentence := gates.fault_of_day(self.case, made_on):
            raise ValidationError(sentence)
        return made_on

    def clean(self):
        cleaned = super().clean()
        if {"needed", "made_on", "review_on"} <= cleaned.keys() and (fault := fault_of_plan(self.case, **cleaned)):
            self.add_error(*fault)
        return cleaned


class NewSafetyPlanForm(SafetyPlanForm):
    once = OnceField()


class ChangeSafetyPlanForm(SafetyPlanForm):
    version = VersionField()
