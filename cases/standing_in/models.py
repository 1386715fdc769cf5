"""What a leaver was responsible for, given to her colleagues in one step."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalesce.tenancy import OwnedModel


class HandOver(OwnedModel):
    """One step of it: by whom, when, and how much."""

    plain_fields = ("cases", "made_at")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    cases = models.PositiveIntegerField()

    class Meta(OwnedModel.Meta):
        verbose_name = _("hand-over")
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["organisation", "person", "-made_at"], name="hand_overs_of_a_person")]

    def __str__(self):
        return str(self.made_at)
