"""The private side of each organisation: which woman and which case of its own the referral belongs to."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.consent import Category
from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedJSONField, EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedManager, OwnedModel, OwnedQuerySet
from pillars.catalogue import PILLAR_CHOICES, SERVICE_CHOICES

COMMENT_LENGTH = 500


class SentReferralQuerySet(OwnedQuerySet):
    def of_visible_cases(self, cases):
        """What belongs to these cases (a queryset): a worker sees the referrals of her own teams."""
        return self.filter(case__in=cases)

    def newest_first(self):
        return self.order_by("-referral__drafted_at", "-id")


class SentReferral(CaseRecord):
    """The sender's side: her case, the consent that allows it, and a copy of exactly what was shared, under her key.

    Only what went out by an override (referrals/overrides) rests on no consent.
    """

    plain_fields = ("categories",)

    referral = OwnedForeignKey("referrals.Referral", on_delete=models.CASCADE, related_name="sent_sides")
    consent = OwnedForeignKey("cases.Consent", on_delete=models.RESTRICT, null=True, related_name="+")
    categories = ArrayField(models.CharField(max_length=16, choices=Category), default=list, editable=False)
    shared = EncryptedJSONField(_("what was shared"))

    objects = OwnedManager.from_queryset(SentReferralQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("sent referral")
        constraints = [models.UniqueConstraint(fields=["referral"], name="one_sent_side_a_referral")]
        indexes = [models.Index(fields=["organisation", "case"], name="sent_referrals_of_a_case")]

    def __str__(self):
        return str(self.referral)


class EarlierLetter(CaseRecord):
    """What the partner had been sent before a question was answered with more; kept as it was, under her key."""

    plain_fields = ("number", "categories", "sealed_at")

    side = OwnedForeignKey(SentReferral, on_delete=models.CASCADE, related_name="earlier_letters")
    consent = OwnedForeignKey("cases.Consent", on_delete=models.RESTRICT, null=True, related_name="+")
    number = models.PositiveSmallIntegerField(editable=False)
    categories = ArrayField(models.CharField(max_length=16, choices=Category), default=list, editable=False)
    shared = EncryptedJSONField(_("what was shared"))
    sealed_at = models.DateTimeField(editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("earlier letter")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["side", "number"], name="each_letter_has_its_number")]

    def __str__(self):
        return str(self.number)

    def category_labels(self):
        return [Category(category).label for category in self.categories]


class ReceivedReferral(CaseRecord):
    """The receiver's side, made when it accepts: the woman and the case it opened for her.

    It names the referral by a plain identifier and keeps the little that its own file needs, because the referral
    itself disappears for the receiver when she withdraws her consent.
    """

    plain_fields = ("referral_id", "number", "pillar", "service_type", "accepted_on")

    referral_id = models.UUIDField(editable=False)
    number = models.CharField(_("number"), max_length=12, editable=False)
    sender = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("from")
    )
    pillar = models.CharField(_("pillar"), max_length=12, choices=PILLAR_CHOICES)
    service_type = models.CharField(_("service"), max_length=40, choices=SERVICE_CHOICES)
    accepted_on = models.DateField(_("accepted"), default=timezone.localdate, editable=False)
    comment = EncryptedTextField(_("what she says of it"), max_length=COMMENT_LENGTH)

    class Meta(OwnedModel.Meta):
        verbose_name = _("received referral")
        ordering = ["-accepted_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "referral_id"], name="one_received_side_a_referral")
        ]

    def __str__(self):
        return self.number
