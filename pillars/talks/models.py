"""What endangers or burdens her, as it was talked over on one day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedModel
from pillars.talks.factors import Factor, Level, Severity


class RiskFactor(CaseRecord):
    plain_fields = ("factor", "level", "severity")

    assessment = OwnedForeignKey("pillars.Assessment", on_delete=models.CASCADE, related_name="risk_factors")
    factor = models.CharField(_("what it is"), max_length=30, choices=Factor)
    level = models.CharField(_("whom it concerns"), max_length=10, choices=Level)
    severity = models.PositiveSmallIntegerField(_("how much"), choices=Severity)
    protective_factor = EncryptedTextField(_("what protects her"), max_length=500)

    class Meta(OwnedModel.Meta):
        verbose_name = _("risk factor")
        ordering = ["-severity", "factor", "level"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "factor", "level"], name="each_risk_factor_once_a_level"),
            models.CheckConstraint(condition=models.Q(severity__range=(0, 3)), name="severity_from_0_to_3"),
        ]

    def __str__(self):
        return self.get_factor_display()

    @property
    def tone(self):
        return {Severity.SEVERE: "stop", Severity.MUCH: "warn"}.get(self.severity, "quiet")
