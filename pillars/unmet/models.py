from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.tenancy import OwnedManager, OwnedModel
from pillars.catalogue import PILLAR_CHOICES, SERVICE_CHOICES
from pillars.models import PillarQuerySet


class UnmetNeed(CaseRecord):
    """A service that she needed on a day and did not get. It has no words, so that it can be counted as it is."""

    plain_fields = ("pillar", "service_type", "noticed_on", "reason", "settled_on", "made_at", "version")

    class Reason(models.TextChoices):
        NOT_AVAILABLE = "not_available", _("There is no such service here")
        NO_CAPACITY = "no_capacity", _("No place was free")
        WAITING = "waiting", _("She waits for a place")
        NOT_ELIGIBLE = "not_eligible", _("She was not admitted to it")
        SHE_DECLINED = "she_declined", _("She did not want it")

    pillar = models.CharField(_("pillar"), max_length=12, choices=PILLAR_CHOICES)
    service_type = models.CharField(_("service"), max_length=40, choices=SERVICE_CHOICES)
    noticed_on = models.DateField(_("date"), default=timezone.localdate)
    reason = models.CharField(_("why she did not get it"), max_length=13, choices=Reason)
    settled_on = models.DateField(_("settled since"), null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OwnedManager.from_queryset(PillarQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("unmet need")
        ordering = ["-noticed_on", "-made_at", "-id"]
        indexes = [models.Index(fields=["organisation", "case", "pillar"], name="unmet_needs_of_a_case")]

    def __str__(self):
        return self.get_service_type_display()
