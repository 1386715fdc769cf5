"""The forms of measures of protection, and of her needs in proceedings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.layout import laid_out, side_by_side
from pillars.fields import DayField, LaterField, WordsField
from pillars.legal import faults
from pillars.legal.forms.legal import LegalForm, choose
from pillars.legal.models import ProtectionMeasure, ProtectionNeeds


class MeasureForm(LegalForm):
    model = ProtectionMeasure
    faults_of = faults.of_a_measure

    kind = forms.ChoiceField(label=_("Measure"), choices=choose(ProtectionMeasure.Kind.choices))
    begins_on = DayField(label=_("From"), initial=None)
    ends_on = LaterField(label=_("Until"), help_text=_("Leave it empty where there is no end."))
    authority = forms.CharField(label=_("Ordered by"), max_length=200, required=False)
    note = WordsField(label=_("Note"), max_length=2000, rows=3, required=False)

    helper = laid_out("kind", side_by_side("begins_on", "ends_on"), "authority", "note")


class NeedsForm(LegalForm):
    model = ProtectionNeeds
    faults_of = faults.of_needs

    assessed_on = DayField(label=_("Assessed on"))
    assessor = forms.ChoiceField(label=_("Assessed by"), choices=choose(ProtectionNeeds.Assessor.choices))
    needs = forms.MultipleChoiceField(
        label=_("What she needs, as she says it"),
        choices=ProtectionNeeds.Need.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    note = WordsField(label=_("Note"), max_length=2000, rows=3, required=False)

    helper = laid_out(side_by_side("assessed_on", "assessor"), "needs", "note")
