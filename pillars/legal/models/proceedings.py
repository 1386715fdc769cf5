"""Proceedings that she takes part in, with the stages they went through."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedCharField, EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedModel


class Reached(models.TextChoices):
    """How far a proceeding has come; one list for courts and authorities."""

    BEGUN = "begun", _("Reported or applied for")
    EXAMINED = "examined", _("Investigation or examination")
    FIRST_INSTANCE = "first_instance", _("First instance")
    DECIDED = "decided", _("Decided, open to appeal")
    APPEAL = "appeal", _("Appeal")
    FINAL = "final", _("Final")
    ENFORCED = "enforced", _("Being enforced")
    ENDED = "ended", _("Ended")


class Proceeding(CaseRecord):
    """One proceeding. Which support she gets never depends on it."""

    plain_fields = ("kind", "role", "began_on", "stage", "legal_aid", "outcome", "ended_on", "recorded_on", "version")

    class Kind(models.TextChoices):
        CRIMINAL = "CRIMINAL_AS_VICTIM", _("Criminal, as the injured party")
        DEFENDANT = "CRIMINAL_AS_DEFENDANT", _("Criminal, against her (non-punishment)")
        ASYLUM = "ASYLUM", _("Asylum")
        IMMIGRATION = "IMMIGRATION", _("Residence")
        COMPENSATION_STATE = "COMPENSATION_STATE", _("Compensation from the state")
        COMPENSATION_OFFENDER = "COMPENSATION_OFFENDER", _("Compensation from the offender")
        CIVIL = "CIVIL", _("Civil")
        FAMILY = "FAMILY", _("Family and custody")
        LABOUR = "LABOUR", _("Labour and wages")
        ADMINISTRATIVE = "ADMINISTRATIVE", _("Administrative")

    class Role(models.TextChoices):
        NOT_ASKED = "", _("Not recorded")
        INJURED = "injured", _("Injured party")
        WITNESS = "witness", _("Witness")
        APPLICANT = "applicant", _("Applicant or claimant")
        RESPONDENT = "respondent", _("Respondent")
        DEFENDANT = "defendant", _("Defendant")

    class LegalAid(models.TextChoices):
        NOT_ASKED = "", _("Not spoken of yet")
        NOT_NEEDED = "not_needed", _("Not needed")
        DECLINED = "declined", _("She does not want it")
        APPLIED = "applied", _("Applied for")
        GRANTED = "granted", _("Granted")
        REFUSED = "refused", _("Refused")

    class Outcome(models.TextChoices):
        NONE = "", _("Not known yet")
        FOR_HER = "for_her", _("Decided for her")
        PARTLY = "partly", _("Decided partly for her")
        AGAINST_HER = "against_her", _("Decided against her")
        SETTLED = "settled", _("Settled")
        DISCONTINUED = "discontinued", _("Discontinued")
        WITHDRAWN = "withdrawn", _("She took it back")

    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    role = models.CharField(_("her part in it"), max_length=12, choices=Role, blank=True)
    began_on = models.DateField(_("began on"))
    stage = models.CharField(_("stage"), max_length=16, choices=Reached, default=Reached.BEGUN)
    authority = EncryptedCharField(_("court or authority"), max_length=200)
    reference = EncryptedCharField(_("reference"), max_length=80)
    lawyer = EncryptedCharField(_("lawyer"), max_length=200)
    legal_aid = models.CharField(_("legal aid"), max_length=12, choices=LegalAid, blank=True)
    outcome = models.CharField(_("outcome"), max_length=14, choices=Outcome, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    note = EncryptedTextField(_("note"), max_length=4000)
    recorded_on = models.DateField(default=timezone.localdate, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("proceeding")
        ordering = ["-began_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")), name="proceedings_end_after_they_begin"
            )
        ]

    def __str__(self):
        return self.get_kind_display()

    @property
    def tone(self):
        return "quiet" if self.ended_on else "info"


class Stage(CaseRecord):
    """A stage that a proceeding reached, and since when. It is added to and never overwritten."""

    plain_fields = ("stage", "reached_on", "made_at")

    proceeding = OwnedForeignKey(Proceeding, on_delete=models.CASCADE, related_name="stages")
    stage = models.CharField(_("stage"), max_length=16, choices=Reached)
    reached_on = models.DateField(_("since"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("stage of a proceeding")
        ordering = ["reached_on", "made_at"]

    def __str__(self):
        return self.get_stage_display()
