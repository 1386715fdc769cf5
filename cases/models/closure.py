"""What was filled in when the closure of a case was asked for."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.choices import ClosureAgreement, ClosureCheck, ClosureReason
from cases.records import CaseRecord
from coalesce.tenancy import OwnedForeignKey, OwnedModel


class Closure(CaseRecord):
    """The form of one request to close a case; the step says who asked, when, and why in words."""

    plain_fields = ("reason", "agreed", "checks", "aftercare_months", "aftercare_until")

    step = OwnedForeignKey("cases.StateChange", on_delete=models.CASCADE, related_name="closures")

    reason = models.CharField(_("reason of the closure"), max_length=30, choices=ClosureReason)
    agreed = models.CharField(_("does she agree to the closure"), max_length=10, choices=ClosureAgreement)
    checks = ArrayField(
        models.CharField(max_length=12, choices=ClosureCheck), verbose_name=_("seen to"), default=list, blank=True
    )
    aftercare_months = ArrayField(
        models.PositiveSmallIntegerField(), verbose_name=_("contacts after the closure"), default=list, blank=True
    )
    aftercare_until = models.DateField(_("aftercare until"), null=True, blank=True)

    class Meta(OwnedModel.Meta):
        verbose_name = _("closure")
        constraints = [models.UniqueConstraint(fields=["step"], name="one_closure_a_step")]

    def __str__(self):
        return self.get_reason_display()

    @property
    def seen_to(self):
        """Pairs of what is seen to before a closure, and whether it was."""
        return [(check.label, check in self.checks) for check in ClosureCheck]
