"""A provider, and one service of it at one place. There is no field for a street, and there shall be none."""

import secrets

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.codes import ALPHABET
from cases.places import country_name, language_name
from coalesce.tenancy import OwnedForeignKey, OwnedModel
from pillars.catalogue import BY_SLUG, PILLARS, SERVICE_CHOICES
from referrals.directory import freshness
from referrals.directory.sharing import SharedManager, SharedQuerySet, is_mine, share

PILLAR_OF = {code: pillar.slug for pillar in PILLARS for code, _label in pillar.service_choices()}
OPEN_TO = (
    ("women_only", _("Women only")),
    ("accepts_children", _("With her children")),
    ("accepts_without_status", _("Without a formal status as trafficked")),
    ("accepts_without_cooperation", _("Without a statement to the police")),
    ("accepts_undocumented", _("Without papers of residence")),
)
STRENGTHS = (
    ("thb_specialised", _("Specialised in trafficking")),
    ("gender_specific", _("Made for women")),
    ("trauma_informed", _("Trained in trauma")),
    ("interpreter_provided", _("Brings an interpreter")),
    ("disability_access", _("Accessible with a disability")),
    ("online", _("Online or by phone")),
    ("free", _("Free")),
    ("emergency", _("Emergency, day and night")),
)


def new_number():
    """S-7F3K-9QXM: by it a file knows an entry again."""
    first, second = ("".join(secrets.choice(ALPHABET) for _place in range(4)) for _half in range(2))
    return f"S-{first}-{second}"


class ServiceProvider(OwnedModel):
    """An organisation outside or inside the consortium that offers something."""

    plain_fields = ("name",)

    name = models.CharField(_("provider"), max_length=120)

    objects = SharedManager()

    class Meta(OwnedModel.Meta):
        verbose_name = _("provider")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="a_provider_is_entered_once")]

    def __str__(self):
        return self.name


class ServiceEntryQuerySet(SharedQuerySet):
    def offered(self):
        return self.exclude(status=ServiceEntry.Status.CLOSED)

    def active(self):
        return self.filter(status=ServiceEntry.Status.ACTIVE)

    def stale(self):
        """Nobody has asked the service for half a year."""
        old = Q(verified_on=None) | Q(verified_on__lt=freshness.oldest_fresh_day())
        return self.offered().filter(old)

    def newest_first(self):
        """What was verified last comes first; what never was comes last."""
        return self.order_by(models.F("verified_on").desc(nulls_last=True), "provider__name", "id")


class ServiceEntry(OwnedModel):
    """One service of one provider in one region. Its organisation is the partner that keeps it up to date."""

    plain_fields = (
        "number",
        "service_type",
        "country",
        "region",
        "coverage",
        *(name for name, _label in OPEN_TO + STRENGTHS),
        "age_from",
        "age_to",
        "languages",
        "cost",
        "hours",
        "eligibility",
        "referral_method",
        "focal_point",
        "phone",
        "email",
        "places",
        "places_free",
        "waiting_days",
        "capacity_on",
        "verified_on",
        "status",
        "made_at",
        "version",
    )

    class Status(models.TextChoices):
        ACTIVE = "active", _("Open")
        PAUSED = "paused", _("Paused")
        CLOSED = "closed", _("No longer offered")

    class Method(models.TextChoices):
        PHONE = "phone", _("By phone")
        EMAIL = "email", _("By e-mail")
        FORM = "form", _("By a form of theirs")
        SHE_GOES = "she_goes", _("She goes there herself")
        PARTNER = "partner", _("Through the partner that keeps this entry")

    number = models.CharField(_("number"), max_length=12, unique=True, default=new_number, editable=False)
    provider = OwnedForeignKey(ServiceProvider, on_delete=models.PROTECT, related_name="entries")
    service_type = models.CharField(_("service"), max_length=40, choices=SERVICE_CHOICES)
    country = models.CharField(_("country"), max_length=2)
    region = models.CharField(_("town or region"), max_length=80, blank=True)
    coverage = models.CharField(_("area that it serves"), max_length=120, blank=True)
    women_only = models.BooleanField(_("women only"), default=False)
    accepts_children = models.BooleanField(_("with her children"), default=False)
    accepts_without_status = models.BooleanField(_("without a formal status as trafficked"), default=False)
    accepts_without_cooperation = models.BooleanField(_("without a statement to the police"), default=False)
    accepts_undocumented = models.BooleanField(_("without papers of residence"), default=False)
    age_from = models.PositiveSmallIntegerField(_("from the age of"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("up to the age of"), null=True, blank=True)
    languages = ArrayField(models.CharField(max_length=3), verbose_name=_("languages"), default=list, blank=True)
    interpreter_provided = models.BooleanField(_("brings an interpreter"), default=False)
    free = models.BooleanField(_("free"), default=False)
    cost = models.CharField(_("what it costs"), max_length=120, blank=True)
    hours = models.CharField(_("hours"), max_length=200, blank=True)
    emergency = models.BooleanField(_("emergency, day and night"), default=False)
    disability_access = models.BooleanField(_("accessible with a disability"), default=False)
    trauma_informed = models.BooleanField(_("trained in trauma"), default=False)
    thb_specialised = models.BooleanField(_("specialised in trafficking"), default=False)
    gender_specific = models.BooleanField(_("made for women"), default=False)
    online = models.BooleanField(_("online or by phone"), default=False)
    eligibility = models.TextField(_("who is admitted, and what to bring"), max_length=1000, blank=True)
    referral_method = models.CharField(_("how to refer"), max_length=8, choices=Method, default=Method.PHONE)
    focal_point = models.CharField(_("whom to ask for"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    places = models.PositiveIntegerField(_("places in all"), null=True, blank=True)
    places_free = models.PositiveIntegerField(_("places free"), null=True, blank=True)
    waiting_days = models.PositiveSmallIntegerField(_("days to wait"), null=True, blank=True)
    capacity_on = models.DateField(null=True, editable=False)
    capacity_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    verified_on = models.DateField(_("verified with the service on"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    status = models.CharField(_("status"), max_length=6, choices=Status, default=Status.ACTIVE, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SharedManager.from_queryset(ServiceEntryQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ["provider__name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "provider", "service_type", "country", "region"],
                name="one_entry_a_service_and_place",
            )
        ]
        indexes = [models.Index(fields=["country", "service_type"], name="services_of_a_country")]

    def __str__(self):
        return f"{self.get_service_type_display()} · {self.provider}"

    def get_absolute_url(self):
        return reverse("directory:entry", args=[self.pk])

    @property
    def pillar(self):
        return BY_SLUG[PILLAR_OF[self.service_type]]

    @property
    def country_name(self):
        return country_name(self.country)

    @property
    def place(self):
        return f"{self.region}, {self.country_name}" if self.region else self.country_name

    @property
    def language_names(self):
        return ", ".join(language_name(code) for code in self.languages)

    @property
    def is_mine(self):
        return is_mine(self)

    @property
    def is_active(self):
        return self.status == self.Status.ACTIVE

    @property
    def tone(self):
        return {"active": "ok", "paused": "warn", "closed": "quiet"}[self.status]

    @property
    def is_unconditional(self):
        return self.accepts_without_status and self.accepts_without_cooperation

    @property
    def open_to(self):
        return [label for name, label in OPEN_TO if getattr(self, name)]

    @property
    def strengths(self):
        return [label for name, label in STRENGTHS if getattr(self, name)]

    @property
    def is_stale(self):
        return freshness.is_older(self.verified_on, freshness.VERIFIED_FOR)

    @property
    def verified_ago(self):
        return freshness.ago(self.verified_on)

    @property
    def knows_capacity(self):
        return self.capacity_on is not None

    @property
    def capacity_is_old(self):
        return freshness.is_older(self.capacity_on, freshness.CAPACITY_FOR)

    @property
    def capacity_ago(self):
        return freshness.ago(self.capacity_on)


share(ServiceProvider._meta.db_table)
share(ServiceEntry._meta.db_table)
