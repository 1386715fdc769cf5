"""What a state gives to a woman who was trafficked, for a time that it sets."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from coalesce.tenancy import OwnedModel
from pillars.economic.models.record import COMMON, EconomicRecord, ends_after_it_begins

MOST_TALKS = 50


class Programme(EconomicRecord):
    """A programme of support that the state pays, and the talks that it pays afterwards."""

    plain_fields = ("since", "ends_on", "until", "talks_held", *COMMON)

    since = models.DateField(_("from"))
    ends_on = models.DateField(_("planned until"), null=True, blank=True)
    until = models.DateField(_("ended on"), null=True, blank=True)
    talks_held = models.PositiveSmallIntegerField(
        _("talks since it ended"), default=0, validators=[MaxValueValidator(MOST_TALKS)]
    )

    class Meta(OwnedModel.Meta):
        verbose_name = _("state programme")
        ordering = ["-since", "-id"]
        constraints = [
            ends_after_it_begins("programme_ends_after_it_begins"),
            ends_after_it_begins("programme_is_planned_forward", last="ends_on"),
        ]

    def __str__(self):
        return str(_("State programme of support"))
