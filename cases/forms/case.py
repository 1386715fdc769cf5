"""A case: looking for it, opening it, what is known of it, and its next step."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.layout import ask_for_days, laid_out, lines, section, side_by_side, with_quiet_blanks
from cases.forms.woman import demand_born_before, not_in_the_future
from cases.models import Case
from cases.names import Query
from coalesce.once import OnceField
from coalesce.stale import VersionField


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Her name, her phone or her code"),
        min_length=3,
        max_length=100,
        error_messages={"min_length": _("Write at least three letters.")},
        help_text=_("Any script, any spelling: “Mariya”, “Мария” and “Μαρία” find each other."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-search": ""}),
    )

    @property
    def name(self):
        """What was typed, cut into the two fields of the next form; nothing when it was a phone or a code."""
        typed = self.cleaned_data["q"].strip()
        if any(letter.isdigit() for letter in typed) or not Query(typed).letters:
            return {}
        first, _space, family = typed.partition(" ")
        return {"first_name": first, "family_name": family.strip()}


class EnquiryForm(forms.ModelForm):
    once = OnceField()
    helper = laid_out("once", "need", side_by_side("entry_route", "first_contact_on"))

    class Meta:
        model = Case
        fields = ("need", "entry_route", "first_contact_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["need"].widget = lines(4)
        self.fields["need"].help_text = _("In a few words, and nothing by which she could be recognised.")
        ask_for_days(self, "first_contact_on")

    def clean_first_contact_on(self):
        return not_in_the_future(self.cleaned_data["first_contact_on"])


class CaseForm(EnquiryForm):
    once = None
    version = VersionField()
    helper = laid_out(
        "version",
        "need",
        section(_("How she came"), side_by_side("entry_route", "first_contact_on")),
    )

    class Meta:
        model = Case
        fields = ("need", "entry_route", "first_contact_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", self.instance.version)
        self.fields["need"].help_text = _("In her own words where you can.")
        with_quiet_blanks(self)

    def clean_first_contact_on(self):
        day = super().clean_first_contact_on()
        demand_born_before(self.instance.woman.date_of_birth, day)
        if day > self.instance.opened_on:
            raise forms.ValidationError(_("The case was opened before that day. Check the date."))
        return day
