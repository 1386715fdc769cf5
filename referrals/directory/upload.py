"""Choosing a file of services."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.directory.exchange import importing, sheets


class UploadForm(forms.Form):
    file = forms.FileField(label=_("File of services"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}))

    def clean_file(self):
        """The bytes of a file whose headings are understood."""
        # One byte past the limit is enough to refuse it.
        content = self.cleaned_data["file"].read(sheets.MAX_BYTES + 1)
        try:
            headings, _rows = sheets.read(content)
            importing.demand_headings(headings)
        except sheets.Unreadable as refused:
            raise forms.ValidationError(refused.sentence) from refused
        return content
