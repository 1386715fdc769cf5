"""What both organisations may know of a referral, and nothing of either one's cases."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.codes import ALPHABET
from coalesce.tenancy import OwnedManager, OwnedModel, OwnedQuerySet
from coalesce.tenancy.models import ActingOrganisation, acting_organisation_id
from pillars.catalogue import BY_SLUG, PILLAR_CHOICES, SERVICE_CHOICES
from referrals.models.status import HOLDS_A_LETTER, LIVE, OPEN_TO_RECEIVER, TAKEN_ON, UNANSWERED, Status


class Urgency(models.TextChoices):
    EMERGENCY = "emergency", _("Emergency")
    URGENT = "urgent", _("Urgent")
    ROUTINE = "routine", _("Routine")


class Reason(models.TextChoices):
    """Why, in the codes of HTCDS 2.0."""

    SERVICES = "AdditionalServicesRequired", _("She needs a further service")
    MOVE = "MigrationOrChangeOfLocation", _("She moves to another place")
    OTHER = "Other", pgettext_lazy("reason of a referral", "Another reason")


class DeclineReason(models.TextChoices):
    NO_CAPACITY = "NO_CAPACITY", _("No capacity now")
    NOT_ELIGIBLE = "NOT_ELIGIBLE", _("Outside our mandate")
    OUT_OF_AREA = "OUT_OF_AREA", _("Outside our area")
    WRONG_SERVICE = "WRONG_SERVICE", _("Not our service")
    CONFLICT_OF_INTEREST = "CONFLICT_OF_INTEREST", _("Conflict of interest")
    SAFETY = "SAFETY", _("Not safe for her with us")
    DUPLICATE = "DUPLICATE", _("We already work with her")
    WOMAN_DECLINED = "WOMAN_DECLINED", _("She decided against it")
    OTHER = "OTHER", pgettext_lazy("reason to decline", "Another reason")


class Outcome(models.TextChoices):
    FULL = "full", _("She received the service")
    PART = "part", _("She received a part of it")
    NONE = "none", _("She did not receive it")


class ReferralQuerySet(OwnedQuerySet):
    def sent(self):
        """The sender's own, in every state."""
        return self.filter(organisation_id=ActingOrganisation())

    def received(self):
        """What reached the acting organisation and is still open to it."""
        return self.filter(receiver_id=ActingOrganisation())

    def waiting(self):
        return self.filter(status=Status.SENT)

    def late(self):
        """Whoever is asked has not answered in time."""
        return self.filter(status__in=UNANSWERED, late_from__lte=timezone.now())


class ReferralManager(OwnedManager.from_queryset(ReferralQuerySet)):
    """Both sides of the acting organisation: what it sent, and what it received and may still see."""

    def get_queryset(self):
        lasts = Q(expires_on__isnull=True) | Q(expires_on__gte=TruncDate(Now()))
        received = Q(receiver_id=ActingOrganisation(), status__in=OPEN_TO_RECEIVER) & lasts
        everything = super(OwnedManager, self).get_queryset()
        return everything.filter(Q(organisation_id=ActingOrganisation()) | received)


def new_number():
    """Random, so that nobody guesses one, and short enough to be said by phone: R-7F3K-9QXM."""
    first, second = ("".join(secrets.choice(ALPHABET) for _place in range(4)) for _half in range(2))
    return f"R-{first}-{second}"


class Referral(OwnedModel):
    """One woman, one service, one partner. Its organisation is the sender; it names no woman and no case.

    The letter is sealed for the receiver: not even the sender can open it again. What the receiver asks, and what she
    says at the end, is sealed for the sender. Both workers are named, because each side must know whom to call.
    """

    plain_fields = (
        "number",
        "pillar",
        "service_type",
        "urgency",
        "reason",
        "status",
        "letter",
        "letter_number",
        "letter_at",
        "drafted_at",
        "sent_at",
        "answer_by",
        "late_from",
        "seen_at",
        "question",
        "question_kept",
        "asked_at",
        "answered_at",
        "decline_reason",
        "first_appointment_on",
        "started_on",
        "completed_at",
        "ended_on",
        "outcome",
        "comment",
        "closed_at",
        "expires_on",
        "version",
    )

    number = models.CharField(_("number"), max_length=12, unique=True, default=new_number, editable=False)
    receiver = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("to")
    )
    pillar = models.CharField(_("pillar"), max_length=12, choices=PILLAR_CHOICES)
    service_type = models.CharField(_("service"), max_length=40, choices=SERVICE_CHOICES)
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency, default=Urgency.ROUTINE)
    reason = models.CharField(_("reason"), max_length=30, choices=Reason, default=Reason.SERVICES)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    letter = models.BinaryField(null=True, editable=False)
    letter_number = models.PositiveSmallIntegerField(default=1, editable=False)
    letter_at = models.DateTimeField(null=True, editable=False)
    drafted_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    answer_by = models.DateField(_("answer expected"), null=True, editable=False)
    late_from = models.DateTimeField(null=True, editable=False)
    seen_at = models.DateTimeField(_("opened"), null=True, editable=False)
    question = models.BinaryField(null=True, editable=False)
    question_kept = models.BinaryField(null=True, editable=False)
    asked_at = models.DateTimeField(_("asked"), null=True, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    decline_reason = models.CharField(_("reason"), max_length=24, choices=DeclineReason, blank=True)
    first_appointment_on = models.DateField(_("first appointment"), null=True, editable=False)
    started_on = models.DateField(_("service began"), null=True, editable=False)
    completed_at = models.DateTimeField(_("completed"), null=True, editable=False)
    ended_on = models.DateField(_("service ended"), null=True, editable=False)
    outcome = models.CharField(_("outcome"), max_length=4, choices=Outcome, blank=True)
    comment = models.BinaryField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    expires_on = models.DateField(_("may be read until"), null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ReferralManager()

    class Meta(OwnedModel.Meta):
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        ordering = ["-drafted_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(receiver=F("organisation")), name="referrals_go_to_someone_else"),
            models.CheckConstraint(
                condition=Q(status__in=[Status.DRAFT, Status.REVOKED])
                | Q(sent_at__isnull=False, answer_by__isnull=False),
                name="what_was_sent_has_its_dates",
            ),
            models.CheckConstraint(
                condition=Q(status__in=HOLDS_A_LETTER, letter__isnull=False)
                | (~Q(status__in=HOLDS_A_LETTER) & Q(letter__isnull=True)),
                name="a_letter_while_it_may_be_read",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.NEEDS_INFO, question__isnull=False)
                | (~Q(status=Status.NEEDS_INFO) & Q(question__isnull=True, question_kept__isnull=True)),
                name="a_question_while_it_is_open",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.STARTED) | Q(started_on__isnull=False), name="started_on_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.DECLINED) | ~Q(decline_reason=""), name="declined_with_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.COMPLETED) | ~Q(outcome=""), name="completed_with_an_outcome"
            ),
        ]
        indexes = [
            # What the wall asks of a row stands in the index, so that counting an inbox reads no rows.
            models.Index(
                fields=["receiver", "status", "late_from"],
                include=["organisation", "expires_on"],
                name="inbox_of_an_organisation",
            ),
            models.Index(fields=["receiver", "-sent_at"], name="inbox_newest_first"),
            models.Index(fields=["organisation", "status", "-drafted_at"], name="outbox_of_an_organisation"),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("referrals:referral", args=[self.number])

    @property
    def pillar_of(self):
        return BY_SLUG[self.pillar]

    @property
    def is_mine(self):
        """Whether the acting organisation sent it."""
        return self.organisation_id == acting_organisation_id()

    @property
    def is_draft(self):
        return self.status == Status.DRAFT

    @property
    def is_waiting(self):
        """The receiver has not said yes or no."""
        return self.status in UNANSWERED

    @property
    def is_asked(self):
        """The sender has to answer first."""
        return self.status == Status.NEEDS_INFO

    @property
    def is_accepted(self):
        """Taken on, and not finished."""
        return self.status in (Status.ACCEPTED, Status.STARTED)

    @property
    def was_accepted(self):
        return self.status in TAKEN_ON

    @property
    def is_live(self):
        return self.status in LIVE and not self.has_run_out

    @property
    def is_overdue(self):
        return self.is_waiting and self.late_from is not None and self.late_from <= timezone.now()

    @property
    def has_run_out(self):
        """The last day of her consent has passed: the receiver sees it no more, though no job may have said so yet."""
        return self.expires_on is not None and self.expires_on < timezone.localdate()

    @property
    def place(self):
        """Binds the letter, and whatever else is sealed, to this referral and its two organisations."""
        return f"referral|{self.organisation_id}|{self.receiver_id}|{self.pk}".encode()
