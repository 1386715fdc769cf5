"""Which cases the list shows, and in which order."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases import people
from cases.caseload.overdue import overdue
from cases.choices import Risk
from cases.models import Case
from coalesce.permissions import Permission
from coalesce.tenancy import acting

ALL, OPEN, NOT_JUDGED = "all", "", "none"


class ListFilter(forms.Form):
    """A question that makes no sense is not asked: the others still narrow the list."""

    state = forms.ChoiceField(
        label=_("State"),
        choices=[(OPEN, _("All open cases")), *Case.State.choices, (ALL, _("All, closed ones too"))],
        required=False,
    )
    risk = forms.ChoiceField(
        label=_("Risk"), choices=[("", _("Any")), *Risk.choices, (NOT_JUDGED, _("Not judged"))], required=False
    )
    worker = forms.ModelChoiceField(
        label=_("Caseworker"), queryset=None, to_field_name="code", empty_label=_("Everybody"), required=False
    )
    mine = forms.BooleanField(label=_("Only those I lead"), required=False)
    overdue = forms.BooleanField(label=_("Only with something overdue"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        workers = people.who_may(Permission.CASE_EDIT, acting().organisation_id)
        self.fields["worker"].queryset = workers.order_by("name")

    def chosen(self, cases, user, today):
        """Of these cases (a queryset) those that were asked for."""
        self.full_clean()
        wanted = self.cleaned_data
        cases = _in_state(cases, wanted.get("state"))
        if risk := wanted.get("risk"):
            cases = cases.filter(risk_level="" if risk == NOT_JUDGED else risk)
        if worker := wanted.get("worker"):
            cases = cases.filter(assigned_to=worker)
        if wanted.get("mine"):
            cases = cases.filter(assigned_to=user)
        return overdue(cases, today) if wanted.get("overdue") else cases


def _in_state(cases, state):
    if state == ALL:
        return cases
    return cases.filter(state=state) if state else cases.open()
