"""What women need and nobody offers: a finding of the consortium with its source, and no woman in it."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.places import country_name
from pillars.catalogue import BY_SLUG, PILLAR_CHOICES, SERVICE_CHOICES


class GapQuerySet(models.QuerySet):
    def worst_first(self):
        return self.order_by("-severity", "country", "-written_at", "id")


class Gap(models.Model):
    """Shared like the periods of a country: no partner owns what is missing, and whoever follows it up may write."""

    class Kind(models.TextChoices):
        NOT_AVAILABLE = "NOT_AVAILABLE", _("Does not exist")
        NOT_GENDER_SPECIFIC = "NOT_GENDER_SPECIFIC", _("Not made for women")
        NOT_SAFE = "NOT_SAFE", _("Not safe")
        CONDITIONAL_ON_COOPERATION = "CONDITIONAL_ON_COOPERATION", _("Only for those who testify")
        CONDITIONAL_ON_STATUS = "CONDITIONAL_ON_STATUS", _("Only with a formal status")
        NO_INTERPRETER = "NO_INTERPRETER", _("No interpreter")
        NO_CHILDCARE = "NO_CHILDCARE", _("No childcare")
        WAITING_TIME = "WAITING_TIME", _("Too long a wait")
        COST = "COST", _("Too expensive")
        DISTANCE = "DISTANCE", _("Too far away")
        DISCRIMINATION = "DISCRIMINATION", _("Discrimination")
        AWARENESS = "AWARENESS", _("Not recognised or not known")
        FUNDING_ENDS = "FUNDING_ENDS", _("Funding short or ending")
        LEGAL_BARRIER = "LEGAL_BARRIER", _("The law stands in the way")

    class Severity(models.IntegerChoices):
        LOW = 1, _("1: an inconvenience")
        MODERATE = 2, _("2: delays recovery")
        HIGH = 3, _("3: rights are lost")
        CRITICAL = 4, _("4: women are in danger")

    class Source(models.TextChoices):
        WOMEN = "WOMEN", _("Women themselves")
        PRACTITIONER = "PRACTITIONER", _("Practitioners")
        DATA = "DATA", _("Our figures")
        REPORT = "REPORT", _("A report")

    class Status(models.TextChoices):
        OPEN = "OPEN", _("Open")
        ADVOCATED = "ADVOCATED", _("Raised with those responsible")
        PARTLY_CLOSED = "PARTLY_CLOSED", _("Partly closed")
        CLOSED = "CLOSED", pgettext_lazy("status of a gap", "Closed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    country = models.CharField(_("country"), max_length=2)
    region = models.CharField(_("town or region"), max_length=80, blank=True)
    pillar = models.CharField(_("pillar"), max_length=12, choices=PILLAR_CHOICES)
    service_type = models.CharField(_("service"), max_length=40, choices=SERVICE_CHOICES, blank=True)
    kind = models.CharField(_("what is missing"), max_length=26, choices=Kind)
    severity = models.PositiveSmallIntegerField(_("how much it weighs"), choices=Severity, default=Severity.MODERATE)
    affected = models.CharField(_("whom it affects"), max_length=200, blank=True)
    description = models.TextField(_("what was found"), max_length=1500)
    source = models.CharField(_("who says so"), max_length=12, choices=Source)
    evidence = models.CharField(_("where it can be read"), max_length=500, blank=True)
    recommendation = models.TextField(_("what would close it"), max_length=1000, blank=True)
    addressee = models.CharField(_("who could do that"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=13, choices=Status, default=Status.OPEN)
    published_in = models.CharField(_("published in"), max_length=300, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = GapQuerySet.as_manager()

    class Meta:
        verbose_name = _("gap")
        verbose_name_plural = _("gaps")
        ordering = ["-severity", "country", "-written_at", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(severity__range=(1, 4)), name="a_gap_weighs_one_to_four")
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.subject}"

    def get_absolute_url(self):
        return reverse("directory:gap", args=[self.pk])

    @property
    def subject(self):
        return self.get_service_type_display() if self.service_type else self.get_pillar_display()

    @property
    def pillar_of(self):
        return BY_SLUG[self.pillar]

    @property
    def country_name(self):
        return country_name(self.country)

    @property
    def place(self):
        return f"{self.region}, {self.country_name}" if self.region else self.country_name

    @property
    def severity_tone(self):
        return {1: "quiet", 2: "info", 3: "warn", 4: "stop"}[self.severity]

    @property
    def tone(self):
        return {"OPEN": "warn", "ADVOCATED": "info", "PARTLY_CLOSED": "info", "CLOSED": "ok"}[self.status]
