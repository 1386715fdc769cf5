"""Each kind of record that the legal pillar keeps: how it is called, asked for, made and corrected."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pillars.legal import actions, forms, models


@dataclass(frozen=True)
class Sheet:
    """slug: in its address. noun: what its actions take the record as."""

    slug: str
    noun: str
    heading: Promise
    saved: Promise
    model: type
    form: type
    record: Callable
    correct: Callable
    lead: str | Promise = ""

    @property
    def record_url(self):
        return f"pillars:legal:record_{self.noun}"

    @property
    def correct_url(self):
        return f"pillars:legal:correct_{self.noun}"


SHEETS = (
    Sheet(
        "permits",
        "permit",
        _("Residence status"),
        _("The status was saved."),
        models.ResidencePermit,
        forms.PermitForm,
        actions.record_permit,
        actions.correct_permit,
    ),
    Sheet(
        "reflection",
        "period",
        _("Reflection period"),
        _("The reflection period was saved."),
        models.ReflectionPeriod,
        forms.ReflectionForm,
        actions.record_reflection,
        actions.correct_reflection,
        _("Time to recover and to decide in peace. It does not depend on what she decides."),
    ),
    Sheet(
        "proceedings",
        "proceeding",
        _("Proceeding"),
        _("The proceeding was saved."),
        models.Proceeding,
        forms.ProceedingForm,
        actions.record_proceeding,
        actions.correct_proceeding,
        _("Only what she takes part in or wants to. No support of hers depends on it."),
    ),
    Sheet(
        "appointments",
        "hearing",
        _("Legal appointment"),
        _("The appointment was saved."),
        models.Hearing,
        forms.HearingForm,
        actions.record_hearing,
        actions.correct_hearing,
    ),
    Sheet(
        "deadlines",
        "deadline",
        _("Legal deadline"),
        _("The deadline was saved."),
        models.Deadline,
        forms.DeadlineForm,
        actions.record_deadline,
        actions.correct_deadline,
    ),
    Sheet(
        "measures",
        "measure",
        _("Protection measure"),
        _("The measure was saved."),
        models.ProtectionMeasure,
        forms.MeasureForm,
        actions.record_measure,
        actions.correct_measure,
    ),
    Sheet(
        "protection-needs",
        "protection_needs",
        _("What protects her in proceedings"),
        _("Her needs were saved."),
        models.ProtectionNeeds,
        forms.NeedsForm,
        actions.record_needs,
        actions.correct_needs,
        _("The individual assessment of Directive 2012/29/EU, kept short. It may be done before any complaint."),
    ),
)
