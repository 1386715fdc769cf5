"""The private side of each organisation: which woman and which case of its own the transfer belongs to."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.consent import Category
from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedJSONField, EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedManager, OwnedModel, OwnedQuerySet
from referrals.transfers.models.status import Status


class SentTransferQuerySet(OwnedQuerySet):
    def of_visible_cases(self, cases):
        """What belongs to these cases (a queryset): a worker sees the transfers of her own teams."""
        return self.filter(case__in=cases)

    def with_a_file_to_close(self):
        """The partner has taken her on, and the sender's case still stands open."""
        return self.filter(transfer__status=Status.ACCEPTED, file_closed_at__isnull=True)

    def newest_first(self):
        return self.order_by("-transfer__drafted_at", "-id")


class SentTransfer(CaseRecord):
    """The sender's side: her case, the consent that allows it, and a copy of exactly what is shared, under her key.

    file_closed_at: when her case was closed after the partner had said yes. Until then there is something to do.
    """

    plain_fields = ("categories", "checked_at", "file_closed_at")

    transfer = OwnedForeignKey("transfers.Transfer", on_delete=models.CASCADE, related_name="sent_sides")
    consent = OwnedForeignKey("cases.Consent", on_delete=models.RESTRICT, related_name="+")
    categories = ArrayField(models.CharField(max_length=16, choices=Category), default=list, editable=False)
    shared = EncryptedJSONField(_("what was shared"))
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    checked_at = models.DateTimeField(_("looked at the destination"), null=True, editable=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    sent_back = EncryptedTextField(_("why it came back"), max_length=500)
    file_closed_at = models.DateTimeField(null=True, editable=False)

    objects = OwnedManager.from_queryset(SentTransferQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("sent transfer")
        constraints = [models.UniqueConstraint(fields=["transfer"], name="one_sent_side_a_transfer")]
        indexes = [models.Index(fields=["organisation", "case"], name="sent_transfers_of_a_case")]

    def __str__(self):
        return str(self.transfer)


class ReceivedTransfer(CaseRecord):
    """The receiver's side, made when it accepts: the woman and the case it took on, and what came with her.

    It names the transfer by a plain identifier, because the shared row belongs to another organisation.
    """

    plain_fields = ("transfer_id", "number", "accepted_on")

    transfer_id = models.UUIDField(editable=False)
    number = models.CharField(_("number"), max_length=12, editable=False)
    sender = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("from")
    )
    accepted_on = models.DateField(_("accepted"), default=timezone.localdate, editable=False)
    handed = EncryptedJSONField(_("what came with her"))

    class Meta(OwnedModel.Meta):
        verbose_name = _("received transfer")
        ordering = ["-accepted_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "transfer_id"], name="one_received_side_a_transfer")
        ]

    def __str__(self):
        return self.number


class HandedDate(CaseRecord):
    """A date of hers that came with the transfer: the new worker is reminded of it, as the old one was."""

    plain_fields = ("rule", "due_on")

    received = OwnedForeignKey(ReceivedTransfer, on_delete=models.CASCADE, related_name="dates")
    rule = models.CharField(max_length=8)
    due_on = models.DateField(_("due"))

    class Meta(OwnedModel.Meta):
        verbose_name = _("date that came with her")
        ordering = ["due_on", "id"]

    def __str__(self):
        return self.rule
