"""What is asked before a case is sealed, and before one is opened in an emergency."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.forms.layout import lines
from cases.models import Case, EmergencyOpening

# One sentence for a code that was never given and for one of another organisation.
NO_SUCH_CASE = _("No case of your organisation has this code. A code looks like this: CY-7F3K9-1.")


class EmergencyForm(forms.Form):
    code = forms.CharField(
        label=_("Code of the case"), max_length=16, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    occasion = forms.ChoiceField(
        label=_("What has happened"), choices=EmergencyOpening.Occasion, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Why it cannot wait for her team"),
        max_length=1000,
        widget=lines(3),
        help_text=_("Her caseworker, the supervisors and the data-protection officer read this."),
    )

    def clean_code(self):
        """The case itself."""
        case = Case.objects.filter(code=self.cleaned_data["code"].strip().upper()).first()
        if case is None:
            raise ValidationError(NO_SUCH_CASE)
        return case


class SealForm(forms.Form):
    reason = forms.CharField(
        label=_("Why nobody but her team may see it"),
        max_length=1000,
        widget=lines(3),
        help_text=_("For example: a colleague knows her family. Only the team reads this."),
    )
