"""What was shared with whom outside, and the door that stands open for it while a link waits."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.consent import Category
from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedJSONField, EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedManager, OwnedModel, OwnedQuerySet
from pillars.catalogue import BY_SLUG, PILLAR_CHOICES, SERVICE_CHOICES
from referrals.models import Outcome
from referrals.models.referral import new_number
from referrals.outside.state import TONES, UNREAD, State, follows

WORDS_LENGTH = 500


class Helped(models.TextChoices):
    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")
    NOT_SAID = "not_said", _("She did not want to say")


def new_outside_number():
    """As random as a referral's, with a letter of its own: X-7F3K-9QXM."""
    return f"X{new_number()[1:]}"


class OutsideReferralQuerySet(OwnedQuerySet):
    def of_cases(self, cases):
        """What belongs to these cases (a queryset): a worker sees what her own teams shared."""
        return self.filter(case__in=cases)

    def that_left(self):
        """Somebody outside has read it, or holds it on paper."""
        return self.filter(Q(printed_at__isnull=False) | Q(opened_at__isnull=False))

    def newest_first(self):
        return self.order_by("-drafted_at", "-id")


class OutsideReferral(CaseRecord):
    """One woman, one service, under her consent that names it. What went out stands here as it went, under her key."""

    plain_fields = (
        "number",
        "pillar",
        "service_type",
        "categories",
        "state",
        "drafted_at",
        "printed_at",
        "print_number",
        "linked_at",
        "link_ends_at",
        "opened_at",
        "wrong_codes",
        "closed_at",
        "started_on",
        "helped",
        "outcome",
        "heard_at",
        "version",
    )

    number = models.CharField(_("number"), max_length=12, unique=True, default=new_outside_number, editable=False)
    consent = OwnedForeignKey("cases.Consent", on_delete=models.RESTRICT, related_name="+", editable=False)
    pillar = models.CharField(_("pillar"), max_length=12, choices=PILLAR_CHOICES)
    service_type = models.CharField(_("service"), max_length=40, choices=SERVICE_CHOICES)
    categories = ArrayField(models.CharField(max_length=16, choices=Category), default=list, editable=False)
    shared = EncryptedJSONField(_("what is shared"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    drafted_at = models.DateTimeField(default=timezone.now, editable=False)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    printed_at = models.DateTimeField(_("printed"), null=True, editable=False)
    printed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    print_number = models.CharField(max_length=6, blank=True, editable=False)
    linked_at = models.DateTimeField(_("link made"), null=True, editable=False)
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    link_ends_at = models.DateTimeField(_("opens until"), null=True, editable=False)
    opened_at = models.DateTimeField(_("opened"), null=True, editable=False)
    wrong_codes = models.PositiveSmallIntegerField(default=0, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    started_on = models.DateField(_("the service began on"), null=True, blank=True)
    helped = models.CharField(_("did it help her"), max_length=8, choices=Helped, blank=True)
    outcome = models.CharField(_("outcome"), max_length=4, choices=Outcome, blank=True)
    words = EncryptedTextField(_("what she says of it"), max_length=WORDS_LENGTH)
    heard_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OwnedManager.from_queryset(OutsideReferralQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("referral to a service outside")
        verbose_name_plural = _("referrals to services outside")
        ordering = ["-drafted_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=State.WAITING) | Q(linked_at__isnull=False, link_ends_at__isnull=False),
                name="a_link_that_waits_has_its_end",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.OPENED) | Q(opened_at__isnull=False), name="opened_at_a_moment"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PRINTED) | (Q(printed_at__isnull=False) & ~Q(print_number="")),
                name="printed_with_a_number",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "case", "-drafted_at"], name="shared_outside_of_a_case"),
            models.Index(fields=["organisation", "state", "link_ends_at"], name="links_that_end"),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("outside:referral", args=[self.number])

    @property
    def recipient(self):
        """The service, by the name that her consent says."""
        return self.consent.recipient_name

    @property
    def pillar_of(self):
        return BY_SLUG[self.pillar]

    @property
    def is_draft(self):
        return self.state == State.DRAFT

    @property
    def is_frozen(self):
        """The copy stays as it is from the moment in which it may leave."""
        return self.linked_at is not None or self.printed_at is not None

    @property
    def has_left(self):
        return self.opened_at is not None or self.printed_at is not None

    @property
    def has_run_out(self):
        """The link opens nothing any more, though no job may have said so yet."""
        return self.state == State.WAITING and self.link_ends_at <= timezone.now()

    @property
    def waits(self):
        return self.state == State.WAITING and not self.has_run_out

    @property
    def was_missed(self):
        """Nobody read the link."""
        return self.state in UNREAD or self.has_run_out

    @property
    def can_be_linked(self):
        return follows(self.state, State.WAITING)

    @property
    def can_be_printed(self):
        return follows(self.state, State.PRINTED)

    @property
    def can_be_taken_back(self):
        return follows(self.state, State.REVOKED)

    @property
    def standing(self):
        return State.EXPIRED.label if self.has_run_out else self.get_state_display()

    @property
    def tone(self):
        return TONES.get(State.EXPIRED if self.has_run_out else self.state, "quiet")

    def category_labels(self):
        return [category.label for category in Category if category in self.categories]


class OutsideLinkManager(OwnedManager.from_queryset(OwnedQuerySet)):
    def behind_the_door(self):
        """Whatever row the transaction's own key (doors.py) lets anybody see: one at most, and only to read."""
        return super(OwnedManager, self).get_queryset()


class OutsideLink(CaseRecord):
    """There while a link may be opened, and gone the moment it may not.

    sealed opens with the address and the spoken code alone, and lies under her key besides. Neither is kept: of the
    address there is a digest, of the code a slow hash.
    """

    plain_fields = ("digest", "code_hash", "ends_at", "made_at")

    referral = OwnedForeignKey(OutsideReferral, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    code_hash = models.CharField(max_length=128, editable=False)
    sealed = EncryptedTextField(_("the copy for the reader"), editable=False)
    ends_at = models.DateTimeField(editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = OutsideLinkManager()

    class Meta(OwnedModel.Meta):
        verbose_name = _("one-time link")
        verbose_name_plural = _("one-time links")
        constraints = [models.UniqueConstraint(fields=["referral"], name="one_link_at_a_time")]

    def __str__(self):
        return str(self.ends_at)
