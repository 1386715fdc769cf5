"""Recording that she was granted time to recover and to decide."""

from django.db import transaction

from pillars.legal import faults
from pillars.legal.actions import writing
from pillars.legal.letters import confirmation, dated
from pillars.legal.models import ReflectionPeriod
from pillars.periods.models import CountryPeriod


@transaction.atomic
def record_reflection(*, case, by, ends_on=None, from_letter=False, once=None, **values):
    """ends_on: None to have it suggested. from_letter: it stands so in the decision letter."""
    case, period = writing.new_row(ReflectionPeriod, case, once, values)
    if writing.was_made(period):
        return period
    return _write(period, case, "reflection_period.recorded", by, ends_on, from_letter, values)


@transaction.atomic
def correct_reflection(*, period, version, by, ends_on=None, from_letter=False, **values):
    case, period = writing.row_to_correct(period, version)
    return _write(period, case, "reflection_period.corrected", by, ends_on, from_letter, values)


def _write(period, case, event, by, ends_on, from_letter, values):
    found = dated(ends_on, values["granted_on"], values["country"], CountryPeriod.Kind.REFLECTION)
    whole = values | {"ends_on": ends_on, "from_letter": from_letter}
    writing.demand(faults.of_a_reflection_period(case, whole, period))
    kept = confirmation(period, "ends_on", found, from_letter, by)
    return writing.save(period, case, event, by, values | {"ends_on": found.day} | kept)
