"""What both organisations may know of a transfer, and nothing of either one's cases."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalesce.tenancy import OwnedManager, OwnedModel, OwnedQuerySet
from coalesce.tenancy.models import ActingOrganisation, acting_organisation_id
from referrals.models import DeclineReason
from referrals.models.referral import new_number
from referrals.transfers.models.status import HOLDS_A_LETTER, OPEN_TO_RECEIVER, Status


class Introduction(models.TextChoices):
    """A first talk of the three: she, whoever worked with her, and whoever will."""

    PLANNED = "planned", _("Yes, on a day")
    TO_PLAN = "to_plan", _("Yes, the day is still to be found")
    NOT_WANTED = "not_wanted", _("It was offered; she does not wish it")
    NOT_POSSIBLE = "not_possible", _("It is not possible")


class TransferQuerySet(OwnedQuerySet):
    def sent(self):
        """The sender's own, in every state."""
        return self.filter(organisation_id=ActingOrganisation())

    def received(self):
        """What reached the acting organisation and is still open to it."""
        return self.filter(receiver_id=ActingOrganisation())

    def waiting(self):
        return self.filter(status=Status.REQUESTED)


class TransferManager(OwnedManager.from_queryset(TransferQuerySet)):
    """Both sides of the acting organisation: what it sent, and what it received and may still see."""

    def get_queryset(self):
        lasts = Q(expires_on__isnull=True) | Q(expires_on__gte=TruncDate(Now())) | Q(status=Status.ACCEPTED)
        received = Q(receiver_id=ActingOrganisation(), status__in=OPEN_TO_RECEIVER) & lasts
        everything = super(OwnedManager, self).get_queryset()
        return everything.filter(Q(organisation_id=ActingOrganisation()) | received)


def new_transfer_number():
    """As random as a referral's, with a letter of its own: T-7F3K-9QXM."""
    return f"T{new_number()[1:]}"


class Transfer(OwnedModel):
    """One woman, one partner. Its organisation is the sender; it names no woman and no case.

    The letter is sealed for the receiver. Both workers are named, because each side must know whom to call.
    """

    plain_fields = (
        "number",
        "is_cross_border",
        "introduction",
        "meets_on",
        "status",
        "letter",
        "drafted_at",
        "approved_at",
        "sent_at",
        "answer_by",
        "answered_at",
        "decline_reason",
        "closed_at",
        "expires_on",
        "version",
    )

    number = models.CharField(_("number"), max_length=12, unique=True, default=new_transfer_number, editable=False)
    receiver = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("to")
    )
    is_cross_border = models.BooleanField(default=False, editable=False)
    introduction = models.CharField(_("a first talk together"), max_length=12, choices=Introduction)
    meets_on = models.DateField(_("day of that talk"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    letter = models.BinaryField(null=True, editable=False)
    drafted_at = models.DateTimeField(default=timezone.now, editable=False)
    approved_at = models.DateTimeField(_("approved"), null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    answer_by = models.DateField(_("answer expected"), null=True, editable=False)
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    decline_reason = models.CharField(_("reason"), max_length=24, choices=DeclineReason, blank=True)
    closed_at = models.DateTimeField(null=True, editable=False)
    expires_on = models.DateField(_("may be read until"), null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = TransferManager()

    class Meta(OwnedModel.Meta):
        verbose_name = _("transfer")
        verbose_name_plural = _("transfers")
        ordering = ["-drafted_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(receiver=F("organisation")), name="transfers_go_to_someone_else"),
            models.CheckConstraint(
                condition=~Q(status__in=OPEN_TO_RECEIVER) | Q(sent_at__isnull=False, answer_by__isnull=False),
                name="a_requested_transfer_has_its_dates",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=OPEN_TO_RECEIVER, is_cross_border=True) | Q(approved_by__isnull=False),
                name="a_supervisor_lets_her_cross_a_border",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("sent_by")),
                name="nobody_approves_her_own_transfer",
            ),
            models.CheckConstraint(
                condition=Q(status__in=HOLDS_A_LETTER, letter__isnull=False)
                | (~Q(status__in=HOLDS_A_LETTER) & Q(letter__isnull=True)),
                name="a_transfers_letter_while_it_waits",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.DECLINED) | ~Q(decline_reason=""), name="a_transfer_declined_with_a_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["receiver", "status", "-sent_at"], name="transfers_received"),
            models.Index(fields=["organisation", "status", "-drafted_at"], name="transfers_sent"),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("transfers:transfer", args=[self.number])

    @property
    def is_mine(self):
        """Whether the acting organisation sent it."""
        return self.organisation_id == acting_organisation_id()

    @property
    def is_draft(self):
        return self.status == Status.DRAFT

    @property
    def is_to_approve(self):
        return self.status == Status.TO_APPROVE

    @property
    def is_waiting(self):
        return self.status == Status.REQUESTED

    @property
    def is_accepted(self):
        return self.status == Status.ACCEPTED

    @property
    def is_overdue(self):
        return self.is_waiting and self.answer_by < timezone.localdate()

    @property
    def has_run_out(self):
        """The last day of her consent has passed before an answer: the receiver sees it no more."""
        return self.is_waiting and self.expires_on is not None and self.expires_on < timezone.localdate()

    @property
    def place(self):
        """Binds the letter to this transfer and its two organisations."""
        return f"transfer|{self.organisation_id}|{self.receiver_id}|{self.pk}".encode()
