"""The form of a residence permit."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from coalesce.stale import VersionField
from pillars.fields import DayField, LaterField, OnceField
from pillars.legal.models import ResidencePermit


class PermitForm(forms.Form):
    """The dates come from the document itself."""

    kind = forms.ChoiceField(label=_("Kind of permit"), choices=[("", _("Choose")), *ResidencePermit.Kind.choices])
    issued_on = LaterField(label=_("Issued on"))
    expires_on = DayField(
        label=_("Expires on"),
        initial=None,
        help_text=_("As it stands on the document. Reminders come 90, 60, 30 and 14 days before."),
    )
    number = forms.CharField(label=_("Number"), max_length=60, required=False)

    def clean(self):
        cleaned = super().clean()
        issued_on, expires_on = cleaned.get("issued_on"), cleaned.get("expires_on")
        if issued_on and expires_on and expires_on < issued_on:
            raise ValidationError({"expires_on": _("A permit cannot end before it begins. Look at the two dates.")})
        return cleaned


class NewPermitForm(PermitForm):
    once = OnceField()


class CorrectPermitForm(PermitForm):
    version = VersionField()
