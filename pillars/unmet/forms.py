"""The form of a service that she did not get: three questions, no words."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from coalesce.stale import VersionField
from pillars import gates
from pillars.fields import DayField, LaterField, OnceField
from pillars.unmet.actions import fault_of_settling
from pillars.unmet.models import UnmetNeed


class UnmetNeedForm(forms.Form):
    service_type = forms.ChoiceField(label=_("Service that she needs"))
    reason = forms.ChoiceField(
        label=_("Why she did not get it"), choices=UnmetNeed.Reason.choices, widget=forms.RadioSelect
    )
    noticed_on = DayField(label=_("Date"))

    def __init__(self, *args, case, pillar, **kwargs):
        self.case = case
        super().__init__(*args, **kwargs)
        self.fields["service_type"].choices = [("", _("Choose")), *pillar.service_choices()]

    def clean_noticed_on(self):
        noticed_on = self.cleaned_data["noticed_on"]
        if sentence := gates.fault_of_day(self.case, noticed_on):
            raise ValidationError(sentence)
        return noticed_on


class NewUnmetNeedForm(UnmetNeedForm):
    once = OnceField()


class CorrectUnmetNeedForm(UnmetNeedForm):
    version = VersionField()
    settled_on = LaterField(
        label=_("Settled since"), help_text=_("When she got the service, or no longer needs it. Else leave it empty.")
    )

    def clean(self):
        cleaned = super().clean()
        if "noticed_on" in cleaned and (fault := fault_of_settling(cleaned["noticed_on"], cleaned.get("settled_on"))):
            self.add_error("settled_on", fault)
        return cleaned
