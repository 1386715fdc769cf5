"""Her decisions, each for one purpose, each kept for ever beside the one that replaced it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedManager, OwnedModel, OwnedQuerySet


class Category(models.TextChoices):
    """What may be shared about her, each chosen by itself."""

    NAME = "name", _("Her name")
    AGE = "age", _("Her age band")
    LANGUAGE = "language", _("Languages and interpreter")
    CONTACT = "contact", _("Safe contact")
    CHILDREN = "children", _("Children who come with her")
    NEEDS = "needs", _("What she needs")
    SAFETY = "safety", _("Urgent safety or health alerts")
    RESIDENCE = "residence", _("Residence status")


class ConsentQuerySet(OwnedQuerySet):
    def live(self, on=None):
        """Given, not withdrawn since, not expired."""
        today = on or timezone.localdate()
        return self.filter(
            Q(expires_on__isnull=True) | Q(expires_on__gte=today), decision="given", replaced_by__isnull=True
        )

    def current(self):
        return self.filter(replaced_by__isnull=True)


class Consent(CaseRecord):
    """One decision of hers. Never overwritten: a new decision is a new row that replaces the one before."""

    plain_fields = (
        "purpose",
        "categories",
        "decision",
        "method",
        "language",
        "decided_on",
        "expires_on",
        "recorded_at",
    )

    class Purpose(models.TextChoices):
        SERVICE = "service", _("To be supported")
        RECORD_KEEPING = "record_keeping", _("To keep a record about her")
        SHARE_REFERRAL = "share_referral", _("To share with a partner")
        STATISTICS = "statistics", _("To be counted in statistics")
        AFTERCARE = "aftercare", _("To be contacted after the case is closed")

    class Decision(models.TextChoices):
        GIVEN = "given", _("Given")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Method(models.TextChoices):
        SIGNED = "signed", _("Signed")
        WITNESSED = "witnessed_verbal", _("Spoken, with a witness")
        REMOTE = "verbal_remote", _("Spoken, by phone")
        ELECTRONIC = "electronic", _("Electronic")
        UNKNOWN = "unknown", _("Not known")

    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose)
    recipient = models.ForeignKey(
        "accounts.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("with whom"),
    )
    categories = ArrayField(
        models.CharField(max_length=16, choices=Category),
        verbose_name=_("what may be shared"),
        default=list,
        blank=True,
    )
    decision = models.CharField(_("decision"), max_length=10, choices=Decision)
    method = models.CharField(_("how"), max_length=20, choices=Method, default=Method.SIGNED)
    language = models.CharField(_("language of the talk"), max_length=3, blank=True)
    decided_on = models.DateField(_("on"), default=timezone.localdate)
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    note = EncryptedTextField(_("in her words"), max_length=1000)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False, null=True
    )
    recorded_at = models.DateTimeField(auto_now_add=True)
    replaced_by = OwnedForeignKey("self", on_delete=models.PROTECT, null=True, editable=False, related_name="replaces")

    objects = OwnedManager.from_queryset(ConsentQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("consent")
        ordering = ["-recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(purpose="share_referral") | Q(recipient__isnull=False), name="sharing_names_the_recipient"
            ),
            models.UniqueConstraint(fields=["replaced_by"], name="one_decision_replaces_one"),
        ]

    def __str__(self):
        return self.get_purpose_display()

    @property
    def is_live(self):
        lasts = self.expires_on is None or self.expires_on >= timezone.localdate()
        return self.decision == self.Decision.GIVEN and self.replaced_by_id is None and lasts

    @property
    def tone(self):
        """How its badge looks: her no is an answer and no alarm; a consent that has run out needs a new talk."""
        if self.decision != self.Decision.GIVEN:
            return "quiet"
        return "ok" if self.is_live else "warn"

    @property
    def standing(self):
        if self.decision == self.Decision.GIVEN and self.replaced_by_id is None and not self.is_live:
            return _("Has run out")
        return self.get_decision_display()

    def category_labels(self):
        return [Category(category).label for category in self.categories]

    def lasts_as_long_as(self, other):
        return self.expires_on is None or (other.expires_on is not None and self.expires_on >= other.expires_on)

    def covers(self, categories):
        return self.is_live and set(categories) <= set(self.categories)
