"""Writing a country's period down, and replacing it by what was read since."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalesce.accounts.remember import remember
from coalesce.refusals import Refused, Stale
from coalesce.stale import SENTENCE
from pillars.periods.models import CountryPeriod

KNOWN = _("This country has such a period already. Open it in the list and change it there.")


@transaction.atomic
def write_period(*, by, **values):
    """values: the fields of the form. A country has one period of a kind at a time."""
    if CountryPeriod.objects.current().of(values["country"], values["kind"]).exists():
        raise Refused(KNOWN)
    period = _keep(by, values)
    remember("country_period.written", period, organisation_id=by.organisation_id, by=by, details=_told(period))
    return period


@transaction.atomic
def replace_period(*, period, by, **values):
    """The old row stays: dates that were counted from it keep their source."""
    period = CountryPeriod.objects.select_for_update().get(pk=period.pk)
    if period.replaced_at is not None:
        raise Stale(SENTENCE, about=period)
    period.replaced_at = timezone.now()
    period.save(update_fields=["replaced_at"])
    new = _keep(by, {"country": period.country, "kind": period.kind} | values)
    details = {"before": period.in_words, **_told(new)}
    remember("country_period.changed", new, organisation_id=by.organisation_id, by=by, details=details)
    return new


def _keep(by, values):
    verifier = by if values.get("verified_on") else None
    return CountryPeriod.objects.create(**values, verified_by=verifier, written_by=by)


def _told(period):
    return {"country": period.country, "kind": period.kind, "length": period.length, "unit": period.unit}
