"""Who works with her."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases import people
from cases.actions.team import BEYOND
from cases.caseload.limits import load_of
from coalesce.permissions import Permission


class PersonChoice(forms.ModelChoiceField):
    """A colleague, with her roles beside her name."""

    def label_from_instance(self, person):
        return f"{person.name} ({', '.join(str(label) for label in person.role_labels())})"


class JoinForm(forms.Form):
    person = PersonChoice(label=_("Colleague"), queryset=None, to_field_name="code")

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        may_view = people.who_may(Permission.CASE_VIEW, case.organisation_id)
        self.fields["person"].queryset = may_view.exclude(pk__in=case.team.values("user"))


class HandOverForm(forms.Form):
    """Beyond what was agreed, a supervisor is asked whether she means it; a caseworker is led to one."""

    to = PersonChoice(label=_("New caseworker"), queryset=None, to_field_name="code")

    def __init__(self, *args, case, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.case, self.user = case, user
        caseworkers = people.who_may(Permission.CASE_EDIT, case.organisation_id)
        self.fields["to"].queryset = caseworkers.exclude(pk=case.assigned_to_id)

    def clean(self):
        cleaned = super().clean()
        load = load_of(cleaned["to"], by=self.user) if "to" in cleaned else None
        if load is not None and load.is_full and not self.case.is_closed:
            self._ask(load)
        return cleaned

    def _ask(self, load):
        if not self.user.may(Permission.CASE_APPROVE):
            self.add_error("to", f"{load.question} {BEYOND}")
            return
        self.fields["beyond"] = forms.BooleanField(
            label=_("I have spoken with her, and she takes it on."), required=False
        )
        self.cleaned_data["beyond"] = self.data.get("beyond") == "on"
        if not self.cleaned_data["beyond"]:
            self.add_error("beyond", load.question)
