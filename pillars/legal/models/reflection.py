"""The time in which she recovers and decides in peace, and nobody may remove her."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.places import country_name
from coalesce.encryption.fields import EncryptedTextField
from coalesce.tenancy import OwnedManager, OwnedModel, OwnedQuerySet
from pillars.legal.models.dates import FromALetter


class ReflectionPeriodQuerySet(OwnedQuerySet):
    def running(self):
        return self.filter(terminated_on=None)

    def with_last_day(self):
        return self.annotate(last_day=Coalesce("extended_to", "ends_on"))


class ReflectionPeriod(FromALetter):
    """One that was granted; it may be extended, or ended early, which is written down with the reason."""

    plain_fields = (
        "country",
        "granted_on",
        "ends_on",
        "extended_to",
        "terminated_on",
        "confirmed_on",
        "recorded_on",
        "version",
    )

    country = models.CharField(_("country"), max_length=2)
    granted_on = models.DateField(_("granted on"))
    ends_on = models.DateField(_("ends on"))
    extended_to = models.DateField(_("extended to"), null=True, blank=True)
    terminated_on = models.DateField(_("ended early on"), null=True, blank=True)
    reason = EncryptedTextField(_("reason for ending early"), max_length=1000)
    recorded_on = models.DateField(default=timezone.localdate, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OwnedManager.from_queryset(ReflectionPeriodQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("reflection period")
        ordering = ["-granted_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("granted_on"))
                & (Q(extended_to=None) | Q(extended_to__gte=F("ends_on")))
                & (Q(terminated_on=None) | Q(terminated_on__gte=F("granted_on"))),
                name="reflection_ends_after_it_begins",
            )
        ]

    def __str__(self):
        return country_name(self.country)

    @property
    def runs_until(self):
        return self.terminated_on or self.extended_to or self.ends_on

    @property
    def days(self):
        return (self.runs_until - self.granted_on).days
