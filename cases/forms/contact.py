"""How she can be reached without harm."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from cases import phones
from cases.choices import Channel
from cases.forms.hours import add_hours, check_hours, safe_hours
from cases.forms.layout import ask_for_days, fold, laid_out, lines, section, side_by_side
from cases.models import SafeContact
from coalesce.once import OnceField
from coalesce.stale import VersionField

RULES = ("safe_times", "who_may_answer", "code_word", "unsafe_until", "may_leave_message", "may_send_message")


class ContactForm(forms.ModelForm):
    version = VersionField(required=False)
    once = OnceField()
    helper = laid_out(
        "version",
        "once",
        side_by_side("channel", "value"),
        section(
            _("When"),
            "days_1",
            side_by_side("from_1", "to_1"),
            side_by_side("safe_times", "unsafe_until"),
        ),
        fold(_("Another time, and days on which nobody calls"), "days_2", side_by_side("from_2", "to_2"), "never_days"),
        section(
            _("How"),
            side_by_side("code_word", "who_may_answer"),
            "may_leave_message",
            "may_send_message",
            "note",
        ),
    )

    class Meta:
        model = SafeContact
        fields = ("channel", "value", *RULES, "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        add_hours(self, self.instance)
        self.initial.setdefault("version", self.instance.version)
        ask_for_days(self, "unsafe_until")
        self.fields["note"].widget = lines(3)

    def clean(self):
        cleaned = super().clean()
        check_contact(self, cleaned)
        check_hours(self, cleaned)
        return cleaned

    @property
    def values(self):
        values = {name: self.cleaned_data[name] for name in self.Meta.fields}
        never = sorted(self.cleaned_data["never_days"])
        return values | {"safe_hours": safe_hours(self.cleaned_data), "never_days": never}


def check_contact(form, cleaned):
    """Puts a sentence beside the field that cannot be right, and the phone into one spelling."""
    channel, value = cleaned.get("channel"), cleaned.get("value")
    if not channel and any(cleaned.get(name) for name in ("value", *RULES)):
        form.add_error("channel", _("Choose how she is reached."))
    elif channel and not value:
        form.add_error("value", _("Write the number or address, or who passes a message on."))
    elif channel in Channel.by_phone():
        _check_phone(form, cleaned, value)
    elif channel == Channel.EMAIL:
        _check_email(form, value)


def _check_phone(form, cleaned, value):
    if number := phones.in_one_spelling(value):
        cleaned["value"] = number
    else:
        form.add_error("value", phones.WRONG)


def _check_email(form, value):
    try:
        validate_email(value)
    except ValidationError:
        form.add_error("value", _("This is not an e-mail address. It looks like name@example.org."))
