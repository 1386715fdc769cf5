"""Events about the work, never about a woman: nothing here needs protection."""

from django.db import models
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _


class ExchangeEventQuerySet(models.QuerySet):
    def participations(self):
        """How many times somebody came; who came to two events is counted twice."""
        return self.aggregate(total=Sum("attended"))["total"] or 0


class ExchangeEvent(models.Model):
    """One event with its headcount and where that figure comes from."""

    class Kind(models.TextChoices):
        NATIONAL = "national", _("National")
        EU_WIDE = "eu_wide", _("EU-wide")

    title = models.CharField(_("title"), max_length=160)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    country = models.CharField(_("country"), max_length=2, blank=True)
    held_on = models.DateField(_("date"), null=True, blank=True)
    attended = models.PositiveIntegerField(_("people who came"))
    source = models.CharField(_("source of the headcount"), max_length=200)

    objects = ExchangeEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("knowledge-exchange event")
        ordering = ["kind", "country", "pk"]

    def __str__(self):
        return self.title


class PublishedTotal(models.Model):
    """A total that was published before it was computed. It is kept beside ours, and neither is made to fit."""

    participations = models.PositiveIntegerField()
    source = models.CharField(max_length=200)
    note = models.CharField(max_length=300, blank=True)

    def __str__(self):
        return str(self.participations)
