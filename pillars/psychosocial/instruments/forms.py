"""A questionnaire as a form, and what was done for her safety."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalesce.stale import VersionField
from pillars.fields import DayField, OnceField, WordsField
from pillars.forms import OnADayForm
from pillars.psychosocial.instruments.actions import fault_of_step
from pillars.psychosocial.models import Administration, SafetyStep

DECLINED = "declined"


class AdministrationForm(OnADayForm):
    """One row of answers for each item; what the items ask stands on the partner's own form, or is supplied by it."""

    timepoint = forms.ChoiceField(label=gettext_lazy("When"), choices=Administration.Timepoint.choices)
    held_on = DayField(label=gettext_lazy("Date"))
    declined = forms.BooleanField(
        label=gettext_lazy("She declined, or stopped on the way"),
        required=False,
        help_text=gettext_lazy("What she had answered is kept. It is not scored."),
    )

    def __init__(self, *args, instrument, wording=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.instrument = instrument
        self.scale = list(zip(instrument.answers, wording.answers, strict=True)) if wording else []
        values = [(str(value), str(value)) for value in instrument.answers]
        for number in range(1, instrument.items + 1):
            text = wording.items[number - 1] if wording else ""
            self.fields[item(number)] = forms.ChoiceField(
                label=f"{number}. {text}" if text else _("Item %(number)s") % {"number": number},
                choices=[*values, (DECLINED, gettext_lazy("Declined"))],
                required=False,
                widget=forms.RadioSelect,
            )

    def rows(self):
        return [self[item(number)] for number in range(1, self.instrument.items + 1)]

    def clean(self):
        cleaned = super().clean()
        for number in range(1, self.instrument.items + 1):
            if not cleaned.get("declined") and cleaned.get(item(number)) == "":
                self.add_error(item(number), _("Choose an answer, or “Declined”."))
        return cleaned

    def values(self):
        """What the action takes."""
        chosen = [self.cleaned_data[item(number)] for number in range(1, self.instrument.items + 1)]
        answers = [int(value) if value not in ("", DECLINED) else None for value in chosen]
        return {name: self.cleaned_data[name] for name in ("timepoint", "held_on", "declined")} | {"answers": answers}


class NewAdministrationForm(AdministrationForm):
    once = OnceField()


class CorrectAdministrationForm(AdministrationForm):
    version = VersionField()


class SafetyStepForm(forms.Form):
    taken = forms.ChoiceField(
        label=gettext_lazy("What was done"), choices=SafetyStep.Taken.choices, widget=forms.RadioSelect
    )
    words = WordsField(
        label=gettext_lazy("In a few words"),
        max_length=2000,
        required=False,
        help_text=gettext_lazy("Who spoke with her, what was agreed, and when somebody speaks with her again."),
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.case = case

    def clean(self):
        cleaned = super().clean()
        if not self.errors and (sentence := fault_of_step(self.case, cleaned["taken"], cleaned["words"])):
            self.add_error("words", sentence)
        return cleaned


def item(number):
    return f"item_{number}"


def shown_in_the_form(administration):
    initial = {name: getattr(administration, name) for name in ("version", "timepoint", "held_on", "declined")}
    for number, answer in enumerate(administration.answers, start=1):
        initial[item(number)] = DECLINED if answer is None else str(answer)
    return initial
