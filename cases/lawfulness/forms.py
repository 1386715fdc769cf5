"""On which ground a purpose rests."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.layout import ask_for_days, laid_out
from cases.lawfulness.actions import fault_of
from cases.lawfulness.models import LegalBasis


class BasisForm(forms.ModelForm):
    instead_of = forms.UUIDField(required=False, widget=forms.HiddenInput)
    helper = laid_out("instead_of", "article_6", "article_9", "law", "since")

    class Meta:
        model = LegalBasis
        fields = ("article_6", "article_9", "law", "since")
        widgets = {"article_6": forms.RadioSelect, "article_9": forms.RadioSelect}
        help_texts = {"law": _("Name the paragraph, the contract, or the paper with the balance of interests.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_for_days(self, "since")
        for name in ("article_6", "article_9"):
            self.fields[name].choices = [choice for choice in self.fields[name].choices if choice[0]]

    def clean(self):
        cleaned = super().clean()
        if fault := fault_of(cleaned.get("article_6"), cleaned.get("article_9"), cleaned.get("law", "")):
            self.add_error("law", fault)
        return cleaned
