"""Who is away, from when until when, and who stands in."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import people
from cases.forms.layout import ask_for_days, laid_out, side_by_side
from cases.forms.team import PersonChoice
from cases.standing_in import faults
from coalesce.permissions import Permission

GONE = {"invalid_choice": _("This person does not work on cases here any more. Choose somebody else.")}


class LeaveForm(forms.Form):
    """user: who fills it in. Whoever may not enter a leave for others is not asked whose it is."""

    person = PersonChoice(
        label=_("Who is away"), queryset=None, to_field_name="code", empty_label=_("Choose"), error_messages=GONE
    )
    begins_on = forms.DateField(label=_("First day"))
    ends_on = forms.DateField(label=_("Last day"), help_text=_("On the day after it, everything is as it was before."))
    stand_in = PersonChoice(
        label=_("Who stands in"),
        queryset=None,
        to_field_name="code",
        empty_label=_("Choose"),
        error_messages=GONE,
        help_text=_("She can open the cases and sees the dates that are due. Sealed cases stay with their teams."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        colleagues = people.who_may(Permission.CASE_VIEW, user.organisation_id).order_by("name")
        self.fields["stand_in"].queryset = colleagues
        self.fields["person"].queryset = people.who_may(Permission.MYDAY, user.organisation_id).order_by("name")
        asked = ["person"]
        if not user.may(Permission.LEAVE_MANAGE):
            del self.fields["person"]
            asked = []
            self.fields["stand_in"].queryset = colleagues.exclude(pk=user.pk)
        ask_for_days(self, "begins_on", "ends_on")
        self.helper = laid_out(*asked, side_by_side("begins_on", "ends_on"), "stand_in")

    def clean(self):
        cleaned = super().clean()
        if "person" not in self.fields:
            cleaned["person"] = self.user
        if {"person", "stand_in", "begins_on", "ends_on"} <= cleaned.keys():
            for field, sentence in faults.of_a_leave(**cleaned, by=self.user, today=timezone.localdate()):
                self.add_error(field, sentence)
        return cleaned
