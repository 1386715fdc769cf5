"""Which part of a long story is shown."""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import timeline
from cases.forms.layout import ask_for_days

ANY = ("", gettext_lazy("Everything"))
ANYONE = ("", gettext_lazy("Everyone"))


class TimelineFilter(forms.Form):
    """Sent with GET, so that it works without a script; an answer that cannot be right narrows nothing."""

    kind = forms.ChoiceField(label=gettext_lazy("What"), choices=[ANY, *timeline.Kind.choices], required=False)
    pillar = forms.ChoiceField(label=gettext_lazy("Pillar"), required=False)
    by = forms.ChoiceField(label=gettext_lazy("By whom"), required=False)
    since = forms.DateField(label=gettext_lazy("From"), required=False)
    until = forms.DateField(label=gettext_lazy("Until"), required=False)

    def __init__(self, *args, entries, **kwargs):
        super().__init__(*args, **kwargs)
        people = {entry.person: str(entry.by) for entry in entries if entry.person}
        self.fields["pillar"].choices = [ANY, *timeline.pillars]
        self.fields["by"].choices = [ANYONE, *sorted(people.items(), key=lambda person: person[1])]
        ask_for_days(self, "since", "until")

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day lies before the first one. Change one of them."))
        return cleaned

    def narrow(self, entries):
        self.is_valid()
        chosen = self.cleaned_data
        return [entry for entry in entries if _fits(entry, chosen)]

    @property
    def told(self):
        """What was chosen, in words, so that a printed page says what it leaves out."""
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        words = [
            str(dict(self.fields[name].choices)[chosen[name]]) for name in ("kind", "pillar", "by") if name in chosen
        ]
        if since := chosen.get("since"):
            words.append(_("from %(day)s") % {"day": date_format(since, "j F Y")})
        if until := chosen.get("until"):
            words.append(_("until %(day)s") % {"day": date_format(until, "j F Y")})
        return ", ".join(words)


def _fits(entry, chosen):
    since, until = chosen.get("since"), chosen.get("until")
    return (
        chosen.get("kind") in {"", None, entry.kind}
        and chosen.get("pillar") in {"", None, entry.pillar}
        and chosen.get("by") in {"", None, entry.person}
        and not (since and entry.day < since)
        and not (until and entry.day > until)
    )
