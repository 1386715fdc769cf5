"""The form of an appointment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.layout import laid_out, side_by_side
from coalesce.days import demand_possible_year
from pillars.fields import WordsField
from pillars.legal import faults
from pillars.legal.forms.legal import LegalForm, choose
from pillars.legal.models import Hearing, Proceeding

MOMENT = "%Y-%m-%dT%H:%M"


class HearingForm(LegalForm):
    """The time is the one on the clock where the organisation works."""

    model = Hearing
    faults_of = faults.of_a_hearing

    kind = forms.ChoiceField(label=_("What"), choices=choose(Hearing.Kind.choices))
    at = forms.DateTimeField(
        label=_("When"), widget=forms.DateTimeInput(format=MOMENT, attrs={"type": "datetime-local"})
    )
    proceeding = forms.ModelChoiceField(
        label=_("Part of"), queryset=None, required=False, empty_label=_("No proceeding")
    )
    place = forms.CharField(label=_("Where"), max_length=200, required=False)
    interpreter = forms.ChoiceField(
        label=_("Interpreter"), choices=Hearing.Interpreter.choices, initial=Hearing.Interpreter.NOT_NEEDED
    )
    accompaniment = forms.ChoiceField(
        label=_("Who goes with her"), choices=Hearing.Accompaniment.choices, required=False
    )
    outcome = forms.ChoiceField(label=_("How it went"), choices=Hearing.Outcome.choices, initial="planned")
    note = WordsField(label=_("Note"), max_length=4000, rows=4, required=False)

    helper = laid_out(
        side_by_side("kind", "at"),
        side_by_side("proceeding", "place"),
        side_by_side("interpreter", "accompaniment"),
        "outcome",
        "note",
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, case=case, **kwargs)
        self.fields["proceeding"].queryset = Proceeding.objects.filter(case=case)

    def clean_at(self):
        at = self.cleaned_data["at"]
        demand_possible_year(at.date())
        return at
