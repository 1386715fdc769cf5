"""Who she is. Only something to call her by is needed; every other question may stay unasked."""

from django import forms
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import places
from cases.forms.contact import RULES, check_contact
from cases.forms.layout import (
    ask_for_days,
    chosen,
    date_input,
    fold,
    laid_out,
    lines,
    section,
    side_by_side,
    with_quiet_blanks,
)
from cases.models import Case, SafeContact, Woman
from coalesce.once import OnceField
from coalesce.stale import VersionField

CITIZENSHIPS = ("citizenship", "second_citizenship", "third_citizenship")
LONGEST_LIFE = 120
OPENING = ("entry_route", "first_contact_on", "need")
CONTACT = ("channel", "value", *RULES)

NAMES = section(
    _("What she wants to be called"),
    side_by_side("first_name", "family_name"),
    side_by_side("middle_name", "known_as"),
)
PERSON = (
    _("About her"),
    side_by_side("date_of_birth", "birth_precision"),
    side_by_side("gender", "marital_status"),
    side_by_side("number_of_children", "education_level"),
    "identity_number",
)
ORIGIN = (
    _("Where she comes from, and her languages"),
    side_by_side(*CITIZENSHIPS),
    "country_of_birth",
    side_by_side("primary_language", "secondary_language"),
    "interpreter_needed",
)


class WomanForm(forms.ModelForm):
    citizenship = forms.ChoiceField(label=_("Citizenship"), choices=chosen(places.citizenships), required=False)
    second_citizenship = forms.ChoiceField(label=_("Second"), choices=chosen(places.citizenships), required=False)
    third_citizenship = forms.ChoiceField(label=_("Third"), choices=chosen(places.citizenships), required=False)
    country_of_birth = forms.ChoiceField(label=_("Country of birth"), choices=chosen(places.countries), required=False)
    primary_language = forms.ChoiceField(
        label=_("Language she prefers"), choices=chosen(places.languages), required=False
    )
    secondary_language = forms.ChoiceField(
        label=_("Another language"), choices=chosen(places.languages), required=False
    )
    version = VersionField(required=False)
    helper = laid_out("version", NAMES, section(*ORIGIN), section(*PERSON))

    class Meta:
        model = Woman
        fields = (
            "first_name",
            "middle_name",
            "family_name",
            "known_as",
            "date_of_birth",
            "birth_precision",
            "gender",
            "country_of_birth",
            "primary_language",
            "secondary_language",
            "interpreter_needed",
            "marital_status",
            "number_of_children",
            "education_level",
            "identity_number",
        )
        help_texts = {
            "first_name": _("A first name is enough. It need not be her real one."),
            "date_of_birth": _("If only the year is known, write 1 January and say so beside it."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["date_of_birth"].widget = date_input()
        self.initial.setdefault("version", self.instance.version)
        stay_as_they_are(self, Woman, "gender", "birth_precision")
        with_quiet_blanks(self)
        for name, code in zip(CITIZENSHIPS, self.instance.citizenships, strict=False):
            self.initial.setdefault(name, code)
        for name in (*CITIZENSHIPS, "country_of_birth", "primary_language", "secondary_language"):
            self._keep(name, self.initial.get(name))

    def _keep(self, name, code):
        """A code that came with an import and is not in the list stays hers when the form is saved."""
        field = self.fields[name]
        if code and code not in dict(field.choices):
            field.choices = [*field.choices, (code, code)]

    def clean_date_of_birth(self):
        born = self.cleaned_data["date_of_birth"]
        today = timezone.localdate()
        if born and born > today:
            raise forms.ValidationError(_("This day is in the future. Check the year."))
        if born and born.year < today.year - LONGEST_LIFE:
            raise forms.ValidationError(_("This is more than 120 years ago. Check the year."))
        if born and not self.instance._state.adding:
            demand_born_before(born, self.instance.cases.aggregate(first=Min("first_contact_on"))["first"])
        return born

    def clean(self):
        cleaned = super().clean()
        nameless = not (cleaned.get("first_name") or cleaned.get("known_as"))
        if nameless and not self.has_error("first_name") and not self.has_error("known_as"):
            self.add_error(
                "first_name", _("Write a first name, or the name she wants to be called. It need not be her real one.")
            )
        return cleaned

    @property
    def identity(self):
        """Values of Woman's fields, by their names."""
        chosen_codes = [self.cleaned_data[name] for name in CITIZENSHIPS if self.cleaned_data[name]]
        further = self.instance.citizenships[len(CITIZENSHIPS) :]
        values = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return values | {"citizenships": list(dict.fromkeys([*chosen_codes, *further]))}


class RegisterForm(WomanForm):
    """Everything for a first meeting on one page, and nothing of it a second time."""

    once = OnceField()
    is_another = forms.BooleanField(
        label=_("I looked at them: she is somebody else"), required=False, widget=forms.HiddenInput
    )
    helper = laid_out(
        "once",
        "is_another",
        NAMES,
        section(_("How she came"), side_by_side("entry_route", "first_contact_on"), "need"),
        section(
            _("How she can be reached safely"),
            side_by_side("channel", "value"),
            side_by_side("safe_times", "who_may_answer"),
            side_by_side("code_word", "unsafe_until"),
            "may_leave_message",
        ),
        fold(*ORIGIN),
        fold(*PERSON),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= forms.fields_for_model(Case, OPENING) | forms.fields_for_model(SafeContact, CONTACT)
        self.fields["channel"].required = self.fields["first_contact_on"].required = False
        stay_as_they_are(self, Case, "entry_route")
        with_quiet_blanks(self)
        self.fields["need"].widget = lines(3)
        ask_for_days(self, "first_contact_on", "unsafe_until")

    def clean_first_contact_on(self):
        first_contact_on = not_in_the_future(self.cleaned_data["first_contact_on"]) or timezone.localdate()
        demand_born_before(self.cleaned_data.get("date_of_birth"), first_contact_on)
        return first_contact_on

    def clean(self):
        cleaned = super().clean()
        check_contact(self, cleaned)
        return cleaned

    def ask_whether_known(self):
        """She looks like somebody who is known here: the form is kept until somebody has looked."""
        self.fields["is_another"].widget = forms.CheckboxInput()
        self.add_error("is_another", _("She may be known here already. Look at them before you register her."))

    @property
    def opening(self):
        return {name: self.cleaned_data[name] for name in (*OPENING, "once")}

    @property
    def contact(self):
        """Values of a SafeContact, or nothing when she left none."""
        return {name: self.cleaned_data[name] for name in CONTACT} if self.cleaned_data["channel"] else {}


def stay_as_they_are(form, model, *names):
    """Questions with a usual answer, which is taken when nothing else is said."""
    for name in names:
        form.fields[name].required = False
        form.fields[name].empty_value = model._meta.get_field(name).default


def demand_born_before(born, first_contact_on):
    if born and first_contact_on and born > first_contact_on:
        raise forms.ValidationError(_("She would be born after the first contact with her. Check both dates."))


def not_in_the_future(day):
    if day and day > timezone.localdate():
        raise forms.ValidationError(_("This day is in the future. Check the date."))
    return day
