"""One form for a session and everybody in it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import people
from cases.forms.layout import chosen
from cases.places import languages
from coalesce.once import OnceField
from coalesce.permissions import Permission
from coalesce.stale import VersionField
from pillars import gates
from pillars.access import pillars_of
from pillars.fields import DayField
from pillars.models import Service

REASONS = [
    ("", "–"),
    ("mistaken", _("She was entered by mistake")),
    ("not_expected", _("She was not expected that day")),
    ("her_wish", _("She does not want it in her record")),
]
NOT_IN_IT = ("", "–")


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person):
        return person.name


class SessionForm(forms.Form):
    """Each woman who can be chosen is a field of her own, named after her case."""

    held_on = DayField(label=_("Date"))
    service_type = forms.ChoiceField(label=_("Service"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=1440, initial=90)
    facilitator = PersonField(label=_("Led by"), queryset=None, to_field_name="code", empty_label=None)
    language = forms.ChoiceField(label=_("Language"), required=False, choices=chosen(languages))
    place = forms.CharField(
        label=_("Place"),
        required=False,
        max_length=80,
        help_text=_("In neutral words, such as: the large room. Never an address that must stay secret."),
    )
    interpreter = forms.BooleanField(label=_("With an interpreter"), required=False)
    mediator = forms.BooleanField(label=_("With a cultural mediator"), required=False)
    childcare = forms.BooleanField(label=_("Childcare was provided"), required=False)

    def __init__(self, *args, user, cases, came=None, **kwargs):
        """came: {case id: attendance} of those who are in it already."""
        super().__init__(*args, **kwargs)
        self.cases, self.came = list(cases), came or {}
        self.pillars = pillars_of(user)
        self.fields["service_type"].choices = [NOT_IN_IT, *((str(one), one.service_choices()) for one in self.pillars)]
        self.fields["facilitator"].queryset = people.who_may(Permission.PILLAR_EDIT, user.organisation_id)
        self.fields["facilitator"].initial = user.code
        for case in self.cases:
            self.fields[name_of(case)] = forms.ChoiceField(
                label=case.code,
                choices=[NOT_IN_IT, *Service.Attendance.choices],
                required=False,
                initial=self.came.get(case.pk, ""),
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def women(self):
        for case in self.cases:
            yield {"case": case, "field": self[name_of(case)]}

    def clean_held_on(self):
        held_on = self.cleaned_data["held_on"]
        if held_on > timezone.localdate():
            raise ValidationError(_("The date lies in the future. Record it when it has taken place."))
        return held_on

    def clean(self):
        cleaned = super().clean()
        self.attendance = {case: cleaned.get(name_of(case), "") for case in self.cases}
        if "held_on" in cleaned:
            for pk, sentence in gates.faults_of_group(list(self.written_in()), cleaned["held_on"]).items():
                self.add_error(f"came_{pk}", sentence)
        return cleaned

    def written_in(self):
        """The cases in which this form writes something."""
        return [case for case, came in self.attendance.items() if came]

    def values(self):
        """What the session keeps."""
        names = ("held_on", "service_type", "minutes", "facilitator", "language", "place")
        values = {name: self.cleaned_data[name] for name in (*names, "interpreter", "mediator", "childcare")}
        pillar = next(one for one in self.pillars if one.has_service(values["service_type"]))
        return values | {"pillar": pillar.slug}


class NewSessionForm(SessionForm):
    once = OnceField()

    def clean(self):
        cleaned = super().clean()
        if not any(self.attendance.values()):
            raise ValidationError(_("Nobody was chosen. Choose at least one woman."))
        self.attendance = {case: came for case, came in self.attendance.items() if came}
        return cleaned


class CorrectSessionForm(SessionForm):
    version = VersionField()
    reason = forms.ChoiceField(
        label=_("Why a woman was taken out"),
        choices=REASONS,
        required=False,
        help_text=_("Only if you took one out. Her attendance then leaves her record."),
    )

    def __init__(self, *args, led_by, **kwargs):
        """led_by: who led it, and may have left since."""
        super().__init__(*args, **kwargs)
        self.fields["facilitator"].queryset |= type(led_by).objects.filter(pk=led_by.pk)

    def written_in(self):
        is_changed = set(self.changed_data) & set(SessionForm.base_fields)
        for case, came in self.attendance.items():
            if came and (is_changed or came != self.came.get(case.pk)):
                yield case

    def clean(self):
        cleaned = super().clean()
        taken_out = [case for case, came in self.attendance.items() if not came and case.pk in self.came]
        if taken_out and not cleaned.get("reason"):
            self.add_error("reason", _("Say why she was taken out of the session."))
        return cleaned

    def values(self):
        return super().values() | {name: self.cleaned_data[name] for name in ("version", "reason")}


def name_of(case):
    return f"came_{case.pk}"
