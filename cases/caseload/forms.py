"""How many cases people should lead."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases import people
from cases.caseload import limits
from cases.caseload.models import HIGHEST, Limits
from cases.forms.layout import laid_out, section, side_by_side
from coalesce.permissions import Permission
from coalesce.stale import VersionField
from coalesce.tenancy import acting


class LimitsForm(forms.ModelForm):
    version = VersionField()

    class Meta:
        model = Limits
        fields = ("alert", "most")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", self.instance.version)
        workers = people.who_may(Permission.CASE_EDIT, acting().organisation_id).order_by("name")
        self.people = {f"most_{person.code}": person for person in workers}
        own = limits.own_limits()
        for name, person in self.people.items():
            self.fields[name] = forms.IntegerField(
                label=person.name, required=False, min_value=1, max_value=HIGHEST, initial=own.get(person.pk)
            )
        legend = _("A number of their own, instead of “no more than”")
        self.helper = laid_out("version", side_by_side("alert", "most"), section(legend, *self.people))

    def clean(self):
        cleaned = super().clean()
        alert, most = cleaned.get("alert"), cleaned.get("most")
        if alert and most and alert > most:
            self.add_error("alert", _("Say so before it is too many: this number is at most the other one."))
        return cleaned

    def values(self):
        own = {person: self.cleaned_data[name] for name, person in self.people.items()}
        return {name: self.cleaned_data[name] for name in ("alert", "most", "version")} | {"own": own}
