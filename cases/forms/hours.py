"""Safe hours as a person says them: these days, from then to then, in the organisation's own time."""

from django import forms
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext_lazy as _

LINES = (1, 2)
HOURS = tuple(f"{part}_{line}" for line in LINES for part in ("days", "from", "to"))


def add_hours(form, contact):
    """Two lines of safe hours, and the days on which nobody calls; filled with what is known."""
    for line in LINES:
        known = contact.safe_hours[line - 1] if len(contact.safe_hours) >= line else {}
        form.fields[f"days_{line}"] = _days(_("Safe on") if line == 1 else _("And on"), known.get("days", []))
        form.fields[f"from_{line}"] = _time(_("from"), known.get("from"))
        form.fields[f"to_{line}"] = _time(_("to"), known.get("to"))
    form.fields["never_days"] = _days(_("Never on"), contact.never_days)


def check_hours(form, cleaned):
    """A sentence beside the line that says too little or ends before it begins."""
    for line in LINES:
        days, begin, end = (cleaned.get(f"{part}_{line}") for part in ("days", "from", "to"))
        if any((days, begin, end)) and not all((days, begin, end)):
            form.add_error(f"days_{line}", _("Choose the days, and from when to when. Or leave the whole line empty."))
        elif begin and end <= begin:
            form.add_error(f"to_{line}", _("This is not after the beginning. A night is written as two lines."))
        elif set(days or ()) & set(cleaned.get("never_days") or ()):
            form.add_error("never_days", _("A day cannot be safe and never safe. Take it out of one of the two."))


def safe_hours(cleaned):
    """What SafeContact keeps."""
    lines = [tuple(cleaned[f"{part}_{line}"] for part in ("days", "from", "to")) for line in LINES]
    return [
        {"days": sorted(days), "from": f"{begin:%H:%M}", "to": f"{end:%H:%M}"} for days, begin, end in lines if days
    ]


def _days(label, known):
    return forms.TypedMultipleChoiceField(
        label=label,
        choices=list(WEEKDAYS_ABBR.items()),
        coerce=int,
        required=False,
        initial=known,
        widget=forms.CheckboxSelectMultiple,
    )


def _time(label, known):
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    return forms.TimeField(label=label, required=False, initial=known, widget=widget)
