"""What only the legal pillar keeps."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedCharField
from coalesce.tenancy import OwnedModel


class ResidencePermit(CaseRecord):
    """A permit to stay, with the day it ends."""

    plain_fields = ("kind", "issued_on", "expires_on", "recorded_on", "version")

    class Kind(models.TextChoices):
        REFLECTION_PERIOD = "REFLECTION_PERIOD", _("Reflection period")
        COOPERATION = "THB_PERMIT_COOPERATION", _("Permit on cooperation")
        PERSONAL = "THB_PERMIT_PERSONAL", _("Permit on her personal situation")
        ASYLUM_APPLICANT = "ASYLUM_APPLICANT", _("Asylum applicant")
        REFUGEE = "REFUGEE", _("Refugee status")
        SUBSIDIARY = "SUBSIDIARY", _("Subsidiary protection")
        HUMANITARIAN = "HUMANITARIAN", _("Humanitarian permit")
        TEMPORARY = "TEMPORARY_PROTECTION", _("Temporary protection")
        FAMILY = "FAMILY", _("Family permit")
        WORK = "WORK", _("Work permit")
        STUDY = "STUDY", _("Study permit")
        TOLERATED = "TOLERATED", _("Suspension of removal")
        LONG_TERM = "LONG_TERM_RESIDENT", _("Long-term residence")
        OTHER = "OTHER_PERMIT", _("Another permit")

    kind = models.CharField(_("kind of permit"), max_length=30, choices=Kind)
    number = EncryptedCharField(_("number"), max_length=60)
    issued_on = models.DateField(_("issued"), null=True, blank=True)
    expires_on = models.DateField(_("expires"))
    recorded_on = models.DateField(default=timezone.localdate, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("residence permit")
        ordering = ["-expires_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(issued_on__isnull=True) | models.Q(expires_on__gte=models.F("issued_on")),
                name="permits_end_after_they_begin",
            )
        ]
        indexes = [models.Index(fields=["organisation", "expires_on"], name="permits_by_expiry")]

    def __str__(self):
        return self.get_kind_display()
