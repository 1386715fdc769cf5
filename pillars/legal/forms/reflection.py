"""The form of a reflection period."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.layout import fold, laid_out, side_by_side
from cases.places import countries
from pillars.fields import DayField, LaterField, WordsField
from pillars.legal import faults
from pillars.legal.forms.legal import FROM_LETTER, LETTER_HELP, LegalForm, choose
from pillars.legal.models import ReflectionPeriod


class ReflectionForm(LegalForm):
    model = ReflectionPeriod
    faults_of = faults.of_a_reflection_period

    country = forms.ChoiceField(label=_("Country"), choices=lambda: choose(countries()))
    granted_on = DayField(label=_("Granted on"), initial=None)
    ends_on = LaterField(
        label=_("Ends on"), help_text=_("Leave it empty to have it suggested from the period of the country.")
    )
    from_letter = forms.BooleanField(label=FROM_LETTER, help_text=LETTER_HELP, required=False)
    extended_to = LaterField(label=_("Extended to"))
    terminated_on = LaterField(label=_("Ended early on"))
    reason = WordsField(label=_("Reason for ending early"), max_length=1000, rows=3, required=False)

    helper = laid_out(
        "country",
        side_by_side("granted_on", "ends_on"),
        "from_letter",
        fold(_("Extended or ended early"), side_by_side("extended_to", "terminated_on"), "reason"),
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, case=case, **kwargs)
        self.fields["country"].initial = case.organisation.country

    def shown(self, row):
        return super().shown(row) | {"from_letter": not row.is_suggested}
