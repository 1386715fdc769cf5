"""A date that is counted from a country's period is a suggestion, and says from what it was counted."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pillars.periods.models import CountryPeriod


def period_of(country, kind):
    """The period in force, or None where nobody has written one down."""
    return CountryPeriod.objects.current().of(country, kind).first()


def explained(period):
    """ "Suggested: 60 days (Ireland). Source: …, verified on 3 May 2026." """
    return _("Suggested: %(length)s (%(country)s). Source: %(source)s, %(verified)s.") % {
        "length": period.in_words,
        "country": period.country_name,
        "source": period.source,
        "verified": verified(period),
    }


def verified(period):
    if not period.is_verified:
        return _("still to be checked")
    return _("verified on %(day)s") % {"day": date_format(period.verified_on, "j F Y")}
