"""The form of a country's period."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.forms.layout import laid_out, side_by_side
from cases.places import countries
from pillars.fields import LaterField
from pillars.periods import actions
from pillars.periods.models import CountryPeriod

LONGEST = 1000


class PeriodForm(forms.ModelForm):
    length = forms.IntegerField(label=_("Length"), min_value=1, max_value=LONGEST)
    verified_on = LaterField(
        label=_("Verified in the source on"), help_text=_("Leave it empty while it is still to be checked.")
    )

    helper = laid_out("force", side_by_side("length", "unit"), "source", "verified_on", "note")

    class Meta:
        model = CountryPeriod
        fields = ("force", "length", "unit", "source", "verified_on", "note")

    def clean_verified_on(self):
        day = self.cleaned_data["verified_on"]
        if day and day > timezone.localdate():
            raise ValidationError(_("This day has not come yet. Enter the day on which you read the source."))
        return day


class NewPeriodForm(PeriodForm):
    country = forms.ChoiceField(label=_("Country"), choices=lambda: [("", _("Choose")), *countries()])

    helper = laid_out("country", "kind", *PeriodForm.helper.layout.fields)

    class Meta(PeriodForm.Meta):
        fields = ("country", "kind", *PeriodForm.Meta.fields)

    def clean(self):
        cleaned = super().clean()
        known = CountryPeriod.objects.current().of(cleaned.get("country"), cleaned.get("kind"))
        if known.exists():
            raise ValidationError(actions.KNOWN)
        return cleaned
