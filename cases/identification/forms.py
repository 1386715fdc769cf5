"""What is written down about identification. Nothing here asks whether she speaks with the police."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import places, trafficking
from cases.forms.layout import ask_for_days, chosen, laid_out, lines, section, side_by_side
from cases.identification import gates
from cases.identification.models import FormalStep, OwnWish, Screening
from cases.identification.signs import DIMENSIONS
from coalesce.once import OnceField
from coalesce.stale import VersionField


def of_choices(choices):
    return [("", _("Choose")), *choices]


class SignsForm(forms.Form):
    """A tick says that a sign was seen or told. A box without one says nothing."""

    once = OnceField()
    held_on = forms.DateField(label=_("Date"), initial=timezone.localdate)
    known_from = forms.ChoiceField(label=_("How it is known"), choices=of_choices(Screening.Source.choices))
    words = forms.CharField(
        label=_("What was seen or heard"),
        required=False,
        max_length=4000,
        widget=lines(4),
        help_text=_("Plain facts, with where they come from. No suppositions: a court may read this one day."),
    )
    view = forms.ChoiceField(
        label=_("Your own view"),
        choices=Screening.View.choices,
        initial=Screening.View.TOO_LITTLE,
        widget=forms.RadioSelect,
        help_text=_("It is yours: no number of ticks decides it, and it changes no status of hers."),
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.case = case
        for each in DIMENSIONS:
            self.fields[each.slug] = forms.MultipleChoiceField(
                label=each.label, choices=each.choices(), required=False, widget=forms.CheckboxSelectMultiple
            )
        ask_for_days(self, "held_on")
        hidden = [name for name in ("once", "version") if name in self.fields]
        self.helper = laid_out(
            *hidden,
            side_by_side("held_on", "known_from"),
            section(_("What was seen or told"), *(each.slug for each in DIMENSIONS)),
            section(_("In words"), "words", "view"),
        )

    def clean_held_on(self):
        return demanded(gates.fault_of_day_with_her, self.case, self.cleaned_data["held_on"])

    @property
    def values(self):
        names = ("held_on", "known_from", "words", "view")
        ticked = [code for each in DIMENSIONS for code in self.cleaned_data[each.slug]]
        return {name: self.cleaned_data[name] for name in names} | {"signs": ticked}


class CorrectSignsForm(SignsForm):
    version = VersionField()

    @staticmethod
    def known(screening):
        ticks = {each.slug: screening.signs for each in DIMENSIONS}
        names = ("held_on", "known_from", "words", "view", "version")
        return {name: getattr(screening, name) for name in names} | ticks


class FormalStepForm(forms.Form):
    """What an authority was told or decided; from its letter where there is one."""

    once = OnceField()
    status = forms.ChoiceField(label=_("What happened"), choices=of_choices(FormalStep.Status.choices))
    happened_on = forms.DateField(label=_("On"), help_text=_("The day on the letter, or the day you heard of it."))
    decided_by = forms.ChoiceField(
        label=_("By whom"), required=False, choices=[("", "–"), *trafficking.DecisionMaker.choices]
    )
    authority = forms.CharField(
        label=_("Which office, and its reference"), required=False, max_length=500, widget=lines(2)
    )
    helper = laid_out("once", side_by_side("status", "happened_on"), "decided_by", "authority")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_for_days(self, "happened_on")

    def clean_happened_on(self):
        return demanded(gates.fault_of_past, self.cleaned_data["happened_on"])

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in ("status", "happened_on", "decided_by", "authority")}


class CorrectFormalStepForm(FormalStepForm):
    version = VersionField()
    helper = laid_out("once", "version", side_by_side("status", "happened_on"), "decided_by", "authority")


class WishForm(forms.Form):
    """Her answer, whatever it is. Nothing depends on it here."""

    once = OnceField()
    wish = forms.ChoiceField(label=_("Her answer"), choices=OwnWish.Wish.choices, widget=forms.RadioSelect)
    said_on = forms.DateField(label=_("On"), initial=timezone.localdate)
    words = forms.CharField(label=_("In her words"), required=False, max_length=1000, widget=lines(3))
    helper = laid_out("once", "wish", "said_on", "words")

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.case = case
        ask_for_days(self, "said_on")

    def clean_said_on(self):
        return demanded(gates.fault_of_day_with_her, self.case, self.cleaned_data["said_on"])


class PlaceForm(forms.Form):
    """A place on her way, if she told of it."""

    once = OnceField()
    event_type = forms.ChoiceField(label=_("What happened there"), choices=of_choices(trafficking.EventType.choices))
    country = forms.ChoiceField(label=_("Country"), required=False, choices=chosen(places.countries))
    place = forms.CharField(label=_("Town or region"), required=False, max_length=500)
    happened_on = forms.DateField(
        label=_("On"), required=False, help_text=_("Only if she knows the day. Leave it empty otherwise.")
    )
    description = forms.CharField(
        label=_("What matters for her support"),
        required=False,
        max_length=1000,
        widget=lines(3),
        help_text=_("Not the story: only what a colleague must know so that she need not tell it again."),
    )
    helper = laid_out(
        "once", side_by_side("event_type", "country"), side_by_side("place", "happened_on"), "description"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_for_days(self, "happened_on")

    def clean_happened_on(self):
        day = self.cleaned_data["happened_on"]
        return demanded(gates.fault_of_past, day) if day else None

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("country") and not (cleaned.get("place") or "").strip() and not self.errors:
            self.add_error("country", _("Choose a country or write a place; one of them is enough."))
        return cleaned

    @property
    def values(self):
        names = ("event_type", "country", "place", "happened_on", "description")
        return {name: self.cleaned_data[name] for name in names}


class CorrectPlaceForm(PlaceForm):
    version = VersionField()
    helper = laid_out(
        "once", "version", side_by_side("event_type", "country"), side_by_side("place", "happened_on"), "description"
    )


def demanded(fault_of, *about):
    """The day, which comes last, or the sentence that says what is wrong with it."""
    if sentence := fault_of(*about):
        raise ValidationError(sentence)
    return about[-1]
