"""The form of a language level."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.places import languages
from coalesce.stale import VersionField
from pillars import gates
from pillars.economic.models import LanguageLevel
from pillars.fields import DayField, OnceField, WordsField


class LevelForm(forms.Form):
    """On the common European scale."""

    language = forms.ChoiceField(label=_("Language"))
    level = forms.ChoiceField(
        label=_("Level"),
        choices=LanguageLevel.Level.choices,
        widget=forms.RadioSelect,
        help_text=_("From A1, first words, to C2, like her first language."),
    )
    reached_on = DayField(label=_("On"))
    tested = forms.BooleanField(label=_("From a test or a certificate"), required=False)
    note = WordsField(label=_("Note"), max_length=1000, required=False, rows=3)

    def __init__(self, *args, case, **kwargs):
        self.case = case
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", _("Choose")), *languages()]

    def clean_reached_on(self):
        reached_on = self.cleaned_data["reached_on"]
        if sentence := gates.fault_of_day(self.case, reached_on):
            raise ValidationError(sentence)
        return reached_on


class NewLevelForm(LevelForm):
    once = OnceField()


class CorrectLevelForm(LevelForm):
    version = VersionField()
