"""Who works with her."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases import people
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
    to = PersonChoice(label=_("New caseworker"), queryset=None, to_field_name="code")

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        caseworkers = people.who_may(Permission.CASE_EDIT, case.organisation_id)
        self.fields["to"].queryset = caseworkers.exclude(pk=case.assigned_to_id)
