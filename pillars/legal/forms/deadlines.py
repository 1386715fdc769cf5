"""The form of a legal deadline."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.layout import fold, laid_out, side_by_side
from coalesce.accounts.models import User
from pillars.fields import LaterField, WordsField
from pillars.legal import faults
from pillars.legal.forms.legal import FROM_LETTER, LETTER_HELP, LegalForm, choose
from pillars.legal.models import Deadline, Proceeding


class DeadlineForm(LegalForm):
    model = Deadline
    faults_of = faults.of_a_deadline

    kind = forms.ChoiceField(label=_("What must be done"), choices=choose(Deadline.Kind.choices))
    due_on = LaterField(label=_("By"), help_text=_("The last day on which it counts."))
    from_letter = forms.BooleanField(label=FROM_LETTER, help_text=LETTER_HELP, required=False)
    assigned_to = forms.ModelChoiceField(
        label=_("Whose task"), queryset=None, required=False, empty_label=_("Nobody's yet"), to_field_name="code"
    )
    proceeding = forms.ModelChoiceField(
        label=_("Part of"), queryset=None, required=False, empty_label=_("No proceeding")
    )
    legal_basis = forms.CharField(label=_("Legal basis"), max_length=200, required=False)
    counted_from = LaterField(
        label=_("Counted from"), help_text=_("A claim for compensation may be counted from this day as a suggestion.")
    )
    done_on = LaterField(label=_("Done on"))
    note = WordsField(label=_("Note"), max_length=2000, rows=3, required=False)

    helper = laid_out(
        side_by_side("kind", "due_on"),
        "from_letter",
        side_by_side("assigned_to", "done_on"),
        fold(_("Where it comes from"), side_by_side("proceeding", "legal_basis"), "counted_from"),
        "note",
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, case=case, **kwargs)
        self.fields["proceeding"].queryset = Proceeding.objects.filter(case=case)
        self.fields["assigned_to"].queryset = User.objects.filter(pk__in=faults.team_of(case), is_active=True)

    def shown(self, row):
        return super().shown(row) | {"from_letter": not row.is_suggested}
