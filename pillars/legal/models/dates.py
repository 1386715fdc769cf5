"""Dates that come from a decision letter, or are counted as a suggestion until somebody has read the letter."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.tenancy import OwnedModel
from pillars.periods import suggestions
from pillars.periods.models import CountryPeriod


class FromALetter(CaseRecord):
    """A record with a date that is a suggestion until somebody confirms that it stands in the letter."""

    counted_by = models.ForeignKey(CountryPeriod, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    confirmed_on = models.DateField(_("confirmed from the letter"), null=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta(OwnedModel.Meta):
        abstract = True

    def explained(self):
        """From what the day was counted, or nothing where it was not."""
        return suggestions.explained(self.counted_by) if self.counted_by_id else ""

    @property
    def is_suggested(self):
        return self.confirmed_on is None
