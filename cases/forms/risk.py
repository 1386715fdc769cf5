"""How safe she is today."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import risk
from cases.actions.risk import fault_of_days
from cases.choices import Risk
from cases.forms.layout import ask_for_days, laid_out, lines, side_by_side
from coalesce.once import OnceField


class RiskForm(forms.Form):
    once = OnceField()
    level = forms.ChoiceField(label=_("How high is the risk?"), choices=Risk.choices, widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("Why"),
        max_length=2000,
        widget=lines(4),
        help_text=_("What you know and what she says, and what changed since the last time."),
    )
    held_on = forms.DateField(label=_("Judged on"), initial=timezone.localdate)
    next_on = forms.DateField(
        label=_("Next review"),
        required=False,
        help_text=_("Left empty: in a week for a high risk, in 30 days for a medium, in 90 days for a low one."),
    )
    helper = laid_out("once", "level", "why", side_by_side("held_on", "next_on"))

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.case = case
        self.initial.setdefault("level", case.risk_level)
        ask_for_days(self, "held_on", "next_on")

    def clean(self):
        cleaned = super().clean()
        if "level" in cleaned and "held_on" in cleaned and "next_on" in cleaned:
            cleaned["next_on"] = cleaned["next_on"] or risk.suggested(cleaned["level"], cleaned["held_on"])
            if sentence := fault_of_days(self.case, cleaned["held_on"], cleaned["next_on"]):
                raise ValidationError(sentence)
        return cleaned
