"""What is remembered of a merge, so that it can be undone."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.records import WomanRecord
from coalesce.encryption.fields import EncryptedJSONField, EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedManager, OwnedModel, OwnedQuerySet


class MergeQuerySet(OwnedQuerySet):
    def standing(self):
        return self.filter(unmerged_at__isnull=True)


class Merge(WomanRecord):
    """One record was joined to another. `woman` is whose key seals this now, which a later merge may change.

    moved: {label of a model: [ids that went along]}. replaced: {field: [value before, value since]}.
    stricter: [[decision that gave way, decision that stands instead], ...].
    """

    plain_fields = ("merged_at", "unmerged_at")

    kept = OwnedForeignKey("cases.Woman", on_delete=models.CASCADE, related_name="+", editable=False)
    other = OwnedForeignKey("cases.Woman", on_delete=models.CASCADE, related_name="+", editable=False)
    merged_at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    reason = EncryptedTextField(_("how do you know that she is one woman?"), max_length=1000, blank=False)
    moved = EncryptedJSONField()
    replaced = EncryptedJSONField()
    stricter = EncryptedJSONField()
    unmerged_at = models.DateTimeField(_("undone"), null=True, editable=False)
    unmerged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    unmerge_reason = EncryptedTextField(_("why they are two women after all"), max_length=1000)

    objects = OwnedManager.from_queryset(MergeQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("merge of two records")
        ordering = ["-merged_at", "-id"]

    def __str__(self):
        return str(self.merged_at.date())


class TwoWomen(OwnedModel):
    """Somebody has looked at two records and knows that they are not one woman's."""

    plain_fields = ("decided_at",)

    first = OwnedForeignKey("cases.Woman", on_delete=models.CASCADE, related_name="+")
    second = OwnedForeignKey("cases.Woman", on_delete=models.CASCADE, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta(OwnedModel.Meta):
        verbose_name = _("two women with similar records")
        constraints = [models.UniqueConstraint(fields=["organisation", "first", "second"], name="two_women_once")]

    def __str__(self):
        return str(self.decided_at.date())
