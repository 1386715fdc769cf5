"""Her decisions, each for one purpose, each kept for ever beside the one that replaced it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import asking
from cases.choices import Channel
from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedCharField, EncryptedTextField, holds
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


class Authority(models.TextChoices):
    POLICE = "POLICE", _("Police or prosecution")
    MIGRATION = "MIGRATION", _("Migration or asylum authority")
    REFERRAL_MECHANISM = "NRM", _("National referral mechanism")
    SOCIAL = "SOCIAL", _("Social or youth welfare authority")
    OTHER = "OTHER", _("Another authority")


class ConsentQuerySet(OwnedQuerySet):
    def live(self, on=None):
        """Given, begun, not withdrawn since, not expired."""
        today = on or timezone.localdate()
        lasts = Q(expires_on__isnull=True) | Q(expires_on__gte=today)
        has_begun = Q(valid_from__isnull=True) | Q(valid_from__lte=today)
        return self.filter(lasts, has_begun, decision="given", replaced_by__isnull=True)

    def current(self):
        return self.filter(replaced_by__isnull=True)

    def standing_against(self, on=None):
        """She said no, took a yes back, or the day until which she agreed has passed."""
        over = Q(decision__in=("refused", "withdrawn")) | Q(expires_on__lt=on or timezone.localdate())
        return self.current().filter(over)


class Consent(CaseRecord):
    """One decision of hers. Never overwritten: a new decision is a new row that replaces the one before."""

    plain_fields = (
        "purpose",
        "scope",
        "categories",
        "decision",
        "method",
        "language",
        "form_version",
        "prompts",
        "capacity",
        "decided_on",
        "valid_from",
        "expires_on",
        "withdrawn_via",
        "withheld_because",
        "recorded_at",
    )

    class Purpose(models.TextChoices):
        SERVICE = "service", _("To be supported")
        RECORD_KEEPING = "record_keeping", _("To keep a record about her")
        CONTACT_CHANNEL = "contact_channel", _("To be reached in one way")
        INTERPRETER = "interpreter", _("To have an interpreter present")
        CASE_CONFERENCE = "case_conference", _("To be spoken of in a case conference")
        SHARE_REFERRAL = "share_referral", _("To share with a partner")
        SHARE_TRANSFER = "share_transfer", _("To hand her case over to a partner")
        SHARE_AUTHORITY = "share_authority", _("To share with an authority")
        SHARE_OUTSIDE = "share_outside", _("To share with a service outside the consortium")
        STATISTICS = "statistics", _("To be counted in statistics")
        FUNDER_REPORTING = "funder_reporting", _("To be counted in reports to funders")
        RESEARCH = "research", _("To be part of research, without her name")
        HTCDS_IDENTIFIED = "htcds_identified", _("To be named in an export of data")
        TESTIMONY = "testimony", _("To tell her story in public")
        AFTERCARE = "aftercare", _("To be contacted after the case is closed")

    class Decision(models.TextChoices):
        GIVEN = "given", _("Given")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        NOT_POSSIBLE = "not_possible", _("Could not be asked")

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
    recipient_name = EncryptedCharField(_("with which service"), max_length=120)
    scope = models.CharField(_("which"), max_length=16, choices=[*Channel.choices, *Authority.choices], blank=True)
    categories = ArrayField(
        models.CharField(max_length=16, choices=Category),
        verbose_name=_("what may be shared"),
        default=list,
        blank=True,
    )
    decision = models.CharField(_("decision"), max_length=12, choices=Decision)
    method = models.CharField(_("how"), max_length=20, choices=Method, default=Method.SIGNED)
    language = models.CharField(_("language of the talk"), max_length=3, blank=True)
    interpreter = OwnedForeignKey(
        "interpreters.Interpreter",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("interpreter"),
    )
    explained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("explained by"),
    )
    form_version = models.CharField(_("version of the form"), max_length=20, blank=True)
    prompts = ArrayField(
        models.CharField(max_length=12, choices=asking.Prompt),
        verbose_name=_("what she was told"),
        default=list,
        blank=True,
    )
    capacity = models.CharField(
        _("can she decide this"), max_length=8, choices=asking.Capacity, default=asking.Capacity.ABLE
    )
    guardian = EncryptedCharField(_("who decides with her"), max_length=120)
    decided_on = models.DateField(_("on"), default=timezone.localdate)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    withdrawn_via = models.CharField(_("how she said so"), max_length=12, choices=asking.Way, blank=True)
    withheld_from = EncryptedCharField(_("from whom something is withheld"), max_length=200)
    withheld_what = EncryptedTextField(_("what is withheld"), max_length=500)
    withheld_because = models.CharField(_("why"), max_length=12, choices=asking.Withholding, blank=True)
    note = EncryptedTextField(_("in her words"), max_length=1000)
    document = OwnedForeignKey(
        "documents.Document",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed paper"),
    )
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
                condition=~Q(purpose__in=["share_referral", "share_transfer"]) | Q(recipient__isnull=False),
                name="sharing_names_the_recipient",
            ),
            models.CheckConstraint(
                condition=~Q(purpose__in=["contact_channel", "share_authority"]) | ~Q(scope=""),
                name="a_consent_says_which_way",
            ),
            models.CheckConstraint(
                condition=~Q(purpose="share_outside") | (Q(recipient_name__isnull=False) & ~Q(scope="")),
                name="a_service_outside_is_named",
            ),
            models.UniqueConstraint(fields=["replaced_by"], name="one_decision_replaces_one"),
        ]

    def __str__(self):
        return self.get_purpose_display()

    @property
    def about(self):
        """Whom or what the decision names, beside its purpose."""
        if self.purpose == self.Purpose.SHARE_OUTSIDE:
            return self.recipient_name
        return self.recipient if self.recipient_id else self.get_scope_display()

    @property
    def is_live(self):
        today = timezone.localdate()
        lasts = self.expires_on is None or self.expires_on >= today
        has_begun = self.valid_from is None or self.valid_from <= today
        return self.decision == self.Decision.GIVEN and self.replaced_by_id is None and lasts and has_begun

    @property
    def is_given(self):
        return self.decision == self.Decision.GIVEN

    @property
    def is_informed(self):
        """She was told all that a person has to know before she can agree."""
        return set(asking.Prompt.values) <= set(self.prompts)

    @property
    def untold(self):
        """What she has still to be told."""
        return [prompt.label for prompt in asking.Prompt if prompt not in self.prompts]

    @property
    def withholds(self):
        return holds(self, "withheld_from") or holds(self, "withheld_what")

    @property
    def tone(self):
        """How its badge looks: her no is an answer and no alarm; a consent that has run out needs a new talk."""
        if self.decision != self.Decision.GIVEN:
            return "quiet"
        return "ok" if self.is_live else "warn"

    @property
    def standing(self):
        if self.decision == self.Decision.GIVEN and self.replaced_by_id is None and not self.is_live:
            return (
                _("Not yet valid") if self.valid_from and self.valid_from > timezone.localdate() else _("Has run out")
            )
        return self.get_decision_display()

    def category_labels(self):
        return [Category(category).label for category in self.categories]

    def lasts_as_long_as(self, other):
        return self.expires_on is None or (other.expires_on is not None and self.expires_on >= other.expires_on)

    def covers(self, categories):
        return self.is_live and set(categories) <= set(self.categories)
