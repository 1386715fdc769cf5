"""What part of the audit is asked for."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from coalesce.audit import sentences
from coalesce.tenancy import acting


class FilterForm(forms.Form):
    event = forms.ChoiceField(label=_("What happened"), required=False)
    person = forms.ModelChoiceField(label=_("Who"), queryset=None, required=False, to_field_name="code")
    before = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["event"].choices = [("", _("Everything")), *sentences.choices()]
        self.fields["person"].queryset = get_user_model().objects.filter(organisation_id=acting().organisation_id)
        self.fields["person"].empty_label = _("Everybody")

    def chosen(self, entries):
        """The entries (a queryset) that were asked for; all of them when the question makes no sense."""
        if not self.is_valid():
            return entries
        asked = self.cleaned_data
        if asked["event"]:
            entries = entries.filter(event=asked["event"])
        if asked["person"]:
            entries = entries.filter(actor_id=asked["person"].pk)
        return entries.before(asked["before"]) if asked["before"] else entries
