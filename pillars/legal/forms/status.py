"""The form of a status of residence."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.layout import fold, laid_out, side_by_side
from pillars.fields import LaterField, WordsField
from pillars.legal import faults
from pillars.legal.forms.legal import LegalForm, choose
from pillars.legal.models import Deadline, ResidencePermit


class PermitForm(LegalForm):
    """The dates come from the document itself."""

    model = ResidencePermit
    faults_of = faults.of_a_status

    kind = forms.ChoiceField(label=_("Status"), choices=choose(ResidencePermit.Kind.choices))
    basis = forms.ChoiceField(label=_("On the basis of"), choices=ResidencePermit.Basis.choices, required=False)
    valid_from = LaterField(label=_("Valid from"), help_text=_("Leave it empty if only the last day is known."))
    expires_on = LaterField(
        label=_("Valid until"),
        help_text=_("As it stands on the document; empty where there is no end. You are reminded from 90 days before."),
    )
    issued_on = LaterField(label=_("Issued on"))
    number = forms.CharField(label=_("Number"), max_length=60, required=False)
    authority = forms.CharField(label=_("Authority"), max_length=120, required=False)
    applied_on = LaterField(label=_("She applied on"))
    decision_due = LaterField(label=_("Decision expected by"), help_text=_("You are told when it is overdue."))
    decision = forms.ChoiceField(label=_("Decision"), choices=ResidencePermit.Decision.choices, required=False)
    decided_on = LaterField(label=_("Decided on"))
    appeal_by = LaterField(
        label=_("Last day for an appeal"), help_text=_("As it stands in the decision. It becomes a deadline.")
    )
    note = WordsField(label=_("Note"), max_length=2000, rows=3, required=False)

    helper = laid_out(
        side_by_side("kind", "basis"),
        side_by_side("valid_from", "expires_on"),
        side_by_side("issued_on", "number"),
        "authority",
        fold(
            _("Application and decision"),
            side_by_side("applied_on", "decision_due"),
            side_by_side("decision", "decided_on"),
            "appeal_by",
        ),
        "note",
    )

    def shown(self, row):
        appeals = Deadline.objects.filter(permit=row, kind=Deadline.Kind.APPEAL)
        return super().shown(row) | {"appeal_by": appeals.values_list("due_on", flat=True).first()}
