"""The periods that the law of a country gives, shared by the consortium: no organisation owns the law."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.places import country_name
from pillars.periods import lengths


class CountryPeriodQuerySet(models.QuerySet):
    def current(self):
        return self.filter(replaced_at=None)

    def of(self, country, kind):
        return self.filter(country=country, kind=kind)


class CountryPeriod(models.Model):
    """One period of one country as somebody read it in a source.

    It is replaced and never overwritten, so that a date that was counted from it keeps its source.
    """

    class Kind(models.TextChoices):
        REFLECTION = "REFLECTION", _("Reflection and recovery")
        PERMIT = "PERMIT", _("Residence permit, first")
        PERMIT_RENEWAL = "PERMIT_RENEWAL", _("Residence permit, renewed")
        PROGRAMME = "PROGRAMME", _("Rehabilitation programme")
        CONSULTATIONS = "CONSULTATIONS", _("Consultations after the programme")
        SHELTER = "SHELTER", _("Stay in a state shelter")
        COMPENSATION = "COMPENSATION", _("Claim for compensation from the state")

    class Force(models.TextChoices):
        FIXED = "fixed", _("exactly")
        MINIMUM = "minimum", _("at least")
        MAXIMUM = "maximum", _("at most")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    country = models.CharField(_("country"), max_length=2)
    kind = models.CharField(_("period"), max_length=20, choices=Kind)
    force = models.CharField(_("how it binds"), max_length=8, choices=Force, default=Force.FIXED)
    length = models.PositiveSmallIntegerField(_("length"))
    unit = models.CharField(_("unit"), max_length=6, choices=lengths.Unit, default=lengths.Unit.DAYS)
    note = models.CharField(_("what else is to be known"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=300)
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    replaced_at = models.DateTimeField(null=True, editable=False)

    objects = CountryPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("period of a country")
        verbose_name_plural = _("periods of countries")
        ordering = ["country", "kind", "-written_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "kind"], condition=models.Q(replaced_at=None), name="one_period_of_a_kind_a_country"
            ),
            models.CheckConstraint(condition=models.Q(length__gt=0), name="periods_last"),
        ]

    def __str__(self):
        return f"{self.country_name}: {self.get_kind_display()}"

    def get_absolute_url(self):
        return reverse("periods:period", args=[self.pk])

    @property
    def country_name(self):
        return country_name(self.country)

    @property
    def in_words(self):
        """ "at least 3 months"; an exact one is told without the word."""
        words = lengths.in_words(self.length, self.unit)
        return words if self.force == self.Force.FIXED else f"{self.get_force_display()} {words}"

    @property
    def is_verified(self):
        return self.verified_on is not None

    def counted_from(self, day):
        return lengths.counted(day, self.length, self.unit)
