"""The two exceptions to who may open a case: one that is sealed, and one that was opened in an emergency."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedTextField
from coalesce.tenancy import OwnedManager, OwnedModel, OwnedQuerySet

OPEN_FOR = datetime.timedelta(hours=4)


class SealQuerySet(OwnedQuerySet):
    def unbroken(self):
        return self.filter(lifted_at__isnull=True)


class Seal(CaseRecord):
    """From when until when nobody but the team saw a case; not even those who supervise."""

    plain_fields = ("sealed_at", "lifting_asked_at", "lifted_at")

    reason = EncryptedTextField(_("why nobody but the team may see it"), max_length=1000, blank=False)
    sealed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sealed_at = models.DateTimeField(default=timezone.now)
    lifting_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    lifting_asked_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    objects = OwnedManager.from_queryset(SealQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("seal")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "case"], condition=Q(lifted_at__isnull=True), name="one_seal_on_a_case"
            )
        ]

    def __str__(self):
        return str(self.sealed_at)


def four_hours_from_now():
    return timezone.now() + OPEN_FOR


class EmergencyOpeningQuerySet(OwnedQuerySet):
    def live(self):
        """Asked of the clock each time, so that no job has to run for the door to close."""
        return self.filter(until__gt=timezone.now())

    def newest_first(self):
        return self.order_by("-opened_at", "-id")


class EmergencyOpening(CaseRecord):
    """A door that somebody outside the team opened for four hours, and why."""

    plain_fields = ("occasion", "opened_on", "opened_at", "until")

    class Occasion(models.TextChoices):
        DANGER = "danger", _("She or somebody else is in danger now")
        UNREACHABLE = "unreachable", _("She needs help and her team cannot be reached")
        AUTHORITY = "authority", _("Police, a hospital or a court asks, and it cannot wait")
        OTHER = "other", _("Something else that cannot wait")

    occasion = models.CharField(_("what has happened"), max_length=12, choices=Occasion)
    reason = EncryptedTextField(_("why it cannot wait"), max_length=1000, blank=False)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField(default=timezone.localdate)
    opened_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(_("closes"), default=four_hours_from_now)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = OwnedManager.from_queryset(EmergencyOpeningQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("emergency opening")
        indexes = [
            models.Index(fields=["organisation", "opened_by", "until"], name="doors_of_a_person"),
            models.Index(fields=["organisation", "-opened_at"], name="newest_emergency_openings"),
        ]

    def __str__(self):
        return str(self.opened_at)

    @property
    def is_live(self):
        return self.until > timezone.now()
