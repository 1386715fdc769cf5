"""Where she lives, without an address: who reads this must never be able to find a shelter."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.circumstances import Accommodation
from coalesce.tenancy import OwnedModel
from pillars.economic.models.record import COMMON, Answer, EconomicRecord, ends_after_it_begins


class Home(EconomicRecord):
    """The kind of place in which she lives over a time."""

    plain_fields = ("kind", "since", "until", "stay_ends_on", "women_only", "safe", "for_children", *COMMON)

    Kind = Accommodation
    NEVER_SAFE = {"EXPLOITATION_SITE", "HOMELESS"}

    kind = models.CharField(_("kind of place"), max_length=18, choices=Accommodation)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)
    stay_ends_on = models.DateField(_("she may stay until"), null=True, blank=True)
    women_only = models.CharField(_("only women"), max_length=9, choices=Answer, default=Answer.NOT_ASKED)
    safe = models.CharField(_("safe for her"), max_length=9, choices=Answer, default=Answer.NOT_ASKED)
    for_children = models.CharField(_("suitable for children"), max_length=9, choices=Answer, default=Answer.NOT_ASKED)

    class Meta(OwnedModel.Meta):
        verbose_name = _("home")
        ordering = ["-since", "-id"]
        constraints = [
            ends_after_it_begins("home_ends_after_it_begins"),
            ends_after_it_begins("stay_ends_after_it_begins", last="stay_ends_on"),
        ]

    def __str__(self):
        return self.get_kind_display()

    @property
    def is_unsafe(self):
        return self.safe == Answer.NO or self.kind in self.NEVER_SAFE
