"""Her details beyond who she is, in sections: each is one calm form, and every question may stay unasked."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.circumstances import NOT_ASKED, Accommodation, PlaceTrait, Pregnancy, SpecialNeed
from cases.forms.layout import ask_for_days, laid_out, side_by_side
from cases.models import Woman
from coalesce.stale import VersionField

NINE_MONTHS = datetime.timedelta(days=294)
LONG_AGO = datetime.timedelta(days=366)


class SectionForm(forms.ModelForm):
    """A part of Woman. `further` are the questions whose answers are sealed, asked by the form itself."""

    further = ()
    version = VersionField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", self.instance.version)
        for name in self.further:
            self.initial.setdefault(name, getattr(self.instance, name) or "")
        for field in self.fields.values():
            if isinstance(field, forms.TypedChoiceField) and not field.required:
                field.choices = [NOT_ASKED, *((value, label) for value, label in field.choices if value)]

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in (*self.Meta.fields, *self.further)}


class UnderstandingForm(SectionForm):
    heading = _("How she is understood")
    helper = laid_out(
        "version", "interpreter_needed", "mediator_needed", side_by_side("interpreter_gender", "literacy")
    )

    class Meta:
        model = Woman
        fields = ("interpreter_needed", "mediator_needed", "interpreter_gender", "literacy")


class HealthForm(SectionForm):
    heading = _("What has to be thought of")
    further = ("pregnancy", "baby_due_on", "special_needs")
    pregnancy = forms.ChoiceField(label=_("Pregnancy"), choices=[NOT_ASKED, *Pregnancy.choices], required=False)
    baby_due_on = forms.DateField(label=_("The baby is due on"), required=False)
    special_needs = forms.MultipleChoiceField(
        label=_("She needs us to think of"),
        choices=SpecialNeed.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What she wants to say. Nothing chosen means that nobody asked."),
    )
    helper = laid_out("version", "special_needs", side_by_side("pregnancy", "baby_due_on"))

    class Meta:
        model = Woman
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_for_days(self, "baby_due_on")

    def clean_baby_due_on(self):
        day, today = self.cleaned_data["baby_due_on"], timezone.localdate()
        if day and day > today + NINE_MONTHS:
            raise forms.ValidationError(_("This is more than nine months away. Check the month."))
        if day and day < today - LONG_AGO:
            raise forms.ValidationError(_("This is more than a year ago. Empty it when the baby is born."))
        return day

    def clean(self):
        cleaned = super().clean()
        needs = set(cleaned.get("special_needs") or ())
        if len(needs) > 1 and needs & SpecialNeed.alone():
            self.add_error("special_needs", _("This answer stands alone. Untick it, or the others."))
        if cleaned.get("baby_due_on") and cleaned.get("pregnancy") != Pregnancy.YES:
            self.add_error("pregnancy", _("A day is written, so choose “Pregnant”. Or empty the day."))
        return cleaned


class ThirdCountryForm(SectionForm):
    heading = _("Citizenship, as a funder asks it")
    helper = laid_out("version", "third_country_status", side_by_side("status_evidence", "status_seen_on"))

    class Meta:
        model = Woman
        fields = ("third_country_status", "status_evidence", "status_seen_on")
        help_texts = {"status_evidence": _("Only what was seen and when. No copy is kept.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_for_days(self, "status_seen_on")

    def clean_status_seen_on(self):
        day = self.cleaned_data["status_seen_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day is in the future. Check the date."))
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("status_seen_on") and not cleaned.get("status_evidence"):
            self.add_error("status_evidence", _("Choose what was seen on this day."))
        return cleaned


class HomeForm(SectionForm):
    heading = _("Where she lives")
    further = ("accommodation", "accommodation_traits")
    accommodation = forms.ChoiceField(
        label=_("Where she lives now"),
        choices=[NOT_ASKED, *Accommodation.choices],
        required=False,
        help_text=_("The kind of place. Never the street of a shelter."),
    )
    accommodation_traits = forms.MultipleChoiceField(
        label=_("The place is"), choices=PlaceTrait.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    helper = laid_out("version", "accommodation", "accommodation_traits", "address_confidential")

    class Meta:
        model = Woman
        fields = ("address_confidential",)


SECTIONS = {"understanding": UnderstandingForm, "health": HealthForm, "citizenship": ThirdCountryForm, "home": HomeForm}
