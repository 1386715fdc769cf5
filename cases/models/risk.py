"""How safe she is, judged again and again. The case carries the latest judgement."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.choices import Risk
from cases.models.case import Case
from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedModel


class RiskReview(CaseRecord):
    """One judgement, with its reason and the day of the next."""

    plain_fields = ("level", "held_on", "next_on", "made_at")

    case = OwnedForeignKey(Case, on_delete=models.CASCADE, related_name="risk_reviews")
    level = models.CharField(_("risk"), max_length=6, choices=Risk)
    why = EncryptedTextField(_("why"), max_length=2000, blank=False)
    held_on = models.DateField(_("judged on"), default=timezone.localdate)
    next_on = models.DateField(_("next review"))
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("review of the risk")
        ordering = ["-held_on", "-made_at"]
        indexes = [models.Index(fields=["organisation", "case", "-held_on"], name="risk_reviews_of_a_case")]

    def __str__(self):
        return self.get_level_display()
