"""Her decision for one purpose."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import places
from cases.forms.layout import ask_for_days, chosen, laid_out, lines, side_by_side
from cases.models import Consent
from cases.models.consent import Category
from coalesce.accounts.models import Organisation

SHARING = Consent.Purpose.SHARE_REFERRAL
GIVEN, REFUSED = Consent.Decision.GIVEN, Consent.Decision.REFUSED
SHARING_LASTS = datetime.timedelta(days=183)


class ConsentForm(forms.ModelForm):
    """Nothing is ticked for her: a consent begins as a question."""

    decision = forms.ChoiceField(
        label=_("What she decided"),
        choices=[(GIVEN.value, _("She agrees")), (REFUSED.value, _("She does not agree"))],
        widget=forms.RadioSelect,
    )
    categories = forms.MultipleChoiceField(
        label=_("What may be shared"),
        choices=Category,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ask about each one by itself. Only what is ticked can be sent."),
    )
    language = forms.ChoiceField(label=_("Language of the talk"), choices=chosen(places.languages), required=False)

    class Meta:
        model = Consent
        fields = ("decision", "recipient", "categories", "method", "language", "decided_on", "expires_on", "note")

    def __init__(self, *args, purpose, organisation, partner="", **kwargs):
        super().__init__(*args, **kwargs)
        self.purpose = purpose
        ask_for_days(self, "decided_on", "expires_on")
        self.fields["note"].widget = lines(3)
        self.helper = laid_out(
            "decision",
            *self._sharing(organisation, partner),
            side_by_side("decided_on", "expires_on"),
            side_by_side("method", "language"),
            "note",
        )

    def _sharing(self, organisation, partner):
        if self.purpose != SHARING:
            del self.fields["recipient"], self.fields["categories"]
            return ()
        partners = Organisation.objects.active().others_than(organisation.pk)
        self.fields["recipient"].queryset = partners
        self.initial.setdefault("recipient", partners.filter(code=partner).first())
        self.fields["recipient"].required = True
        self.initial.setdefault("expires_on", timezone.localdate() + SHARING_LASTS)
        return ("recipient", "categories")

    def clean_decided_on(self):
        decided_on = self.cleaned_data["decided_on"]
        if decided_on > timezone.localdate():
            raise forms.ValidationError(_("She cannot have decided in the future. Check the date."))
        return decided_on

    def clean(self):
        cleaned = super().clean()
        decided_on, expires_on = cleaned.get("decided_on"), cleaned.get("expires_on")
        if decided_on and expires_on and expires_on < decided_on:
            self.add_error("expires_on", _("This is before the day she decided. Check both dates."))
        gives = cleaned.get("decision") == GIVEN
        if self.purpose == SHARING and gives and not cleaned.get("categories"):
            self.add_error("categories", _("Choose at least one: nothing is shared that she did not name."))
        return cleaned

    @property
    def told(self):
        """What the action takes beside the decision."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "decision"}
        if self.cleaned_data["decision"] == REFUSED:
            told.pop("categories", None)
        return told


class WithdrawForm(forms.ModelForm):
    class Meta:
        model = Consent
        fields = ("decided_on", "note")
        labels = {"decided_on": _("Since when")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_for_days(self, "decided_on")
        self.fields["note"].widget = lines(3)

    def clean_decided_on(self):
        decided_on = self.cleaned_data["decided_on"]
        if decided_on > timezone.localdate():
            raise forms.ValidationError(_("This day is in the future. Check the date."))
        return decided_on
