"""What was filled in when the closure of a case was asked for."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.choices import ClosureAgreement, ClosureCheck, ClosureReason
from cases.records import CaseRecord
from coalesce.tenancy import OwnedModel


class Closure(CaseRecord):
    """One request to close a case. The newest is the one that is decided on; those before it tell of earlier times.

    Why, in words, stands in the StateChange that came with it.
    """

    plain_fields = ("reason", "agreed", "checks", "aftercare_months", "aftercare_until", "asked_at")

    reason = models.CharField(_("reason of the closure"), max_length=30, choices=ClosureReason)
    agreed = models.CharField(_("does she agree to the closure"), max_length=10, choices=ClosureAgreement)
    checks = ArrayField(
        models.CharField(max_length=12, choices=ClosureCheck), verbose_name=_("seen to"), default=list, blank=True
    )
    aftercare_months = ArrayField(
        models.PositiveSmallIntegerField(), verbose_name=_("contacts after the closure"), default=list, blank=True
    )
    aftercare_until = models.DateField(_("aftercare until"), null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta(OwnedModel.Meta):
        verbose_name = _("closure")
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["organisation", "case", "-asked_at"], name="closures_of_a_case")]

    def __str__(self):
        return self.get_reason_display()
