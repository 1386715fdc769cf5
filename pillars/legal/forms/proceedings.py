"""The form of a proceeding."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.layout import fold, laid_out, side_by_side
from pillars.fields import DayField, LaterField, WordsField
from pillars.legal import faults
from pillars.legal.forms.legal import LegalForm, choose
from pillars.legal.models import Proceeding
from pillars.legal.models.proceedings import Reached


class ProceedingForm(LegalForm):
    """Nothing here decides about a service of hers."""

    model = Proceeding
    faults_of = faults.of_a_proceeding

    kind = forms.ChoiceField(label=_("Kind"), choices=choose(Proceeding.Kind.choices))
    role = forms.ChoiceField(label=_("Her part in it"), choices=Proceeding.Role.choices, required=False)
    began_on = DayField(label=_("Began on"), initial=None)
    stage = forms.ChoiceField(label=_("Stage"), choices=Reached.choices, initial=Reached.BEGUN)
    stage_since = LaterField(label=_("In this stage since"), help_text=_("Asked for when the stage changes."))
    authority = forms.CharField(label=_("Court or authority"), max_length=200, required=False)
    reference = forms.CharField(label=_("Reference"), max_length=80, required=False)
    lawyer = forms.CharField(
        label=_("Lawyer"), max_length=200, required=False, help_text=_("Name and how to reach them.")
    )
    legal_aid = forms.ChoiceField(label=_("Legal aid"), choices=Proceeding.LegalAid.choices, required=False)
    outcome = forms.ChoiceField(label=_("Outcome"), choices=Proceeding.Outcome.choices, required=False)
    ended_on = LaterField(label=_("Ended on"))
    note = WordsField(label=_("Note"), max_length=4000, rows=4, required=False)

    helper = laid_out(
        side_by_side("kind", "role"),
        "began_on",
        side_by_side("stage", "stage_since"),
        side_by_side("authority", "reference"),
        side_by_side("lawyer", "legal_aid"),
        fold(_("How it ended"), side_by_side("outcome", "ended_on")),
        "note",
    )
