"""What is asked before a reminder waits or goes to a colleague, and which of them the page shows."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.layout import date_input
from cases.reminders import waiting
from cases.reminders.colleagues import who_may_take
from cases.reminders.day import PARTS
from cases.reminders.models import Reminder

Reason = Reminder.SnoozeReason
ABOUT_HER = {Reason.SHE_ASKED, Reason.NOT_REACHED}


class DayFilter(forms.Form):
    """A question that makes no sense is not asked: the other still narrows the page."""

    about = forms.ChoiceField(label=_("What"), required=False)
    when = forms.ChoiceField(
        label=_("When"),
        choices=[("", _("Any time")), ("now", _("Only overdue and today")), *PARTS.items()],
        required=False,
    )

    def __init__(self, *args, counted, **kwargs):
        """counted: (code of a rule, its label, how many there are) of each that is there."""
        super().__init__(*args, **kwargs)
        named = [(code, f"{label} ({number})") for code, label, number in counted]
        self.fields["about"].choices = [("", _("Everything")), *named]

    def chosen(self):
        self.full_clean()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class PutOffForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why can it wait?"), widget=forms.RadioSelect)
    until = forms.DateField(label=_("Show it again on"), widget=date_input())

    def __init__(self, *args, reminder, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.reminder, self.today = reminder, today
        reasons = [reason for reason in Reason if reminder.case_id or reason not in ABOUT_HER]
        self.fields["reason"].choices = [(reason.value, reason.label) for reason in reasons]
        first, last = waiting.first_day(today), waiting.last_day(reminder, today)
        self.fields["until"].initial = min(today + waiting.A_WHILE, last)
        self.fields["until"].widget.attrs |= {"min": first.isoformat(), "max": last.isoformat()}

    def clean_until(self):
        day = self.cleaned_data["until"]
        if not waiting.is_possible(self.reminder, day, self.today):
            raise forms.ValidationError(waiting.why_not(self.reminder, self.today))
        return day


class ColleagueChoice(forms.ModelChoiceField):
    """A colleague, with her roles beside her name."""

    def label_from_instance(self, person):
        return f"{person.name} ({', '.join(str(label) for label in person.role_labels())})"


class GiveForm(forms.Form):
    to = ColleagueChoice(
        label=_("Who sees to it?"), queryset=None, to_field_name="code", empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, *args, reminder, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = who_may_take(reminder)
