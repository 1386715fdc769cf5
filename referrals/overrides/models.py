"""What was asked for, who decided, and what it was used for."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.consent import Category
from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedManager, OwnedModel, OwnedQuerySet


class OverrideQuerySet(OwnedQuerySet):
    def usable(self):
        """Approved, not used yet, and not older than the days for which the danger was judged."""
        return self.filter(state=Override.State.APPROVED, usable_until__gte=timezone.localdate())

    def newest_first(self):
        return self.order_by("-asked_at", "-id")


class Override(CaseRecord):
    """It replaces no consent: it lets one referral go to one partner, once, and stays on record for ever."""

    plain_fields = ("categories", "ground", "state", "asked_at", "decided_at", "usable_until", "used_at")

    class Ground(models.TextChoices):
        VITAL = "vital", _("Her life or health, or another person's, is in danger")
        DUTY = "duty", _("The law obliges us to tell")

    class State(models.TextChoices):
        ASKED = "asked", _("Waits for a supervisor")
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Not approved")
        USED = "used", _("Used")

    receiver = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+", verbose_name=_("to whom")
    )
    categories = ArrayField(
        models.CharField(max_length=16, choices=Category), verbose_name=_("what has to be shared"), default=list
    )
    ground = models.CharField(_("why it may be"), max_length=8, choices=Ground)
    reason = EncryptedTextField(_("what has happened, and why she cannot be asked"), max_length=1000, blank=False)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.ASKED, editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    decided_at = models.DateTimeField(null=True, editable=False)
    words = EncryptedTextField(_("the supervisor's words"), max_length=1000)
    usable_until = models.DateField(null=True, editable=False)
    referral = OwnedForeignKey(
        "referrals.Referral", on_delete=models.PROTECT, null=True, related_name="overrides", editable=False
    )
    used_at = models.DateTimeField(null=True, editable=False)

    objects = OwnedManager.from_queryset(OverrideQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("sharing without consent")
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=models.F("asked_by")),
                name="two_people_share_without_consent",
            ),
            models.CheckConstraint(
                condition=~Q(state="used") | Q(referral__isnull=False), name="used_for_one_referral"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "case", "-asked_at"], name="overrides_of_a_case")]

    def __str__(self):
        return f"{self.receiver}: {self.get_state_display()}"

    def get_absolute_url(self):
        return reverse("overrides:override", args=[self.pk])

    @property
    def is_asked(self):
        return self.state == self.State.ASKED

    @property
    def is_usable(self):
        return self.state == self.State.APPROVED and self.usable_until >= timezone.localdate()

    @property
    def standing(self):
        has_lapsed = self.state == self.State.APPROVED and not self.is_usable
        return _("Not used in time") if has_lapsed else self.get_state_display()

    @property
    def tone(self):
        return {"asked": "warn", "approved": "warn" if self.is_usable else "quiet"}.get(self.state, "quiet")

    def category_labels(self):
        return [Category(category).label for category in self.categories]
