"""When letters come."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.layout import laid_out, side_by_side
from cases.reminders.digest.models import Choice
from cases.reminders.digest.rhythm import Rhythm
from coalesce.calendar import SATURDAY
from coalesce.stale import VersionField


class ChoiceForm(forms.ModelForm):
    version = VersionField()
    hour = forms.TypedChoiceField(
        label=_("From what time"), coerce=int, help_text=_("Within the working hours of your organisation.")
    )

    class Meta:
        model = Choice
        fields = ("rhythm", "weekday", "hour", "on_free_days")
        widgets = {"rhythm": forms.RadioSelect}
        labels = {"rhythm": _("How often"), "weekday": _("Day of the week")}
        help_texts = {"weekday": _("If it is a public holiday, the letter comes on the next working day.")}

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        hours = range(organisation.work_begins, organisation.work_ends)
        self.fields["hour"].choices = [(hour, f"{hour:02}:00") for hour in hours]
        self.initial["hour"] = Rhythm(self.instance, organisation).hour
        self.initial["version"] = self.instance.version
        self.fields["on_free_days"].label = _("Also at weekends and on public holidays")
        self.helper = laid_out("version", "rhythm", side_by_side("weekday", "hour"), "on_free_days")

    def clean(self):
        cleaned = super().clean()
        is_free = cleaned.get("rhythm") == Choice.Rhythm.WEEKLY and cleaned.get("weekday", 0) >= SATURDAY
        if is_free and not cleaned.get("on_free_days"):
            self.add_error("weekday", _("Choose a working day, or tick below that letters may come at weekends."))
        return cleaned
