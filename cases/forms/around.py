"""A child of hers, and a paper that says who she is."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import places
from cases.circumstances import NOT_ASKED, AgeBand, LivesWith
from cases.forms.layout import ask_for_days, chosen, laid_out, lines, side_by_side
from cases.models import Child, IdentityPaper
from coalesce.once import OnceField
from coalesce.stale import VersionField


class ChildForm(forms.ModelForm):
    once = OnceField()
    version = VersionField(required=False)
    age_band = forms.ChoiceField(label=_("Age"), choices=[NOT_ASKED, *AgeBand.choices], required=False)
    lives_with = forms.ChoiceField(label=_("Lives"), choices=[NOT_ASKED, *LivesWith.choices], required=False)
    country = forms.ChoiceField(label=_("Country"), choices=chosen(places.countries), required=False)
    helper = laid_out(
        "once",
        "version",
        side_by_side("age_band", "turns_18_on"),
        side_by_side("lives_with", "country"),
        "in_danger",
        "own_referral",
        "note",
    )

    class Meta:
        model = Child
        fields = ("age_band", "lives_with", "country", "in_danger", "own_referral", "turns_18_on", "note")
        help_texts = {"note": _("No name.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", self.instance.version)
        ask_for_days(self, "turns_18_on")
        self.fields["note"].widget = lines(3)

    def clean_turns_18_on(self):
        day, today = self.cleaned_data["turns_18_on"], timezone.localdate()
        if day and day.year > today.year + 19:
            raise forms.ValidationError(_("A child who lives turns 18 within 18 years. Check the year."))
        return day

    def clean(self):
        cleaned = super().clean()
        turns = cleaned.get("turns_18_on")
        if turns and turns > timezone.localdate() and cleaned.get("age_band") == AgeBand.ADULT:
            self.add_error("age_band", _("Who turns 18 on a day to come is not 18 yet. Change one of the two."))
        return cleaned

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class PaperForm(forms.ModelForm):
    once = OnceField()
    version = VersionField(required=False)
    helper = laid_out("once", "version", "kind", side_by_side("state", "expires_on"), "note")

    class Meta:
        model = IdentityPaper
        fields = ("kind", "state", "expires_on", "note")
        help_texts = {"expires_on": _("A reminder comes half a year before, and again 90 days before.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", self.instance.version)
        self.fields["state"].choices = [
            NOT_ASKED,
            *((one, label) for one, label in self.fields["state"].choices if one),
        ]
        ask_for_days(self, "expires_on")
        self.fields["note"].widget = lines(3)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("state") == "NEVER_HAD" and cleaned.get("expires_on"):
            self.add_error("expires_on", _("What she never had does not end. Empty the day, or choose where it is."))
        return cleaned

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
