"""Recording appointments of her proceedings, and how they went."""

from django.db import transaction

from pillars.legal import faults
from pillars.legal.actions import writing
from pillars.legal.models import Hearing


@transaction.atomic
def record_hearing(*, case, by, once=None, **values):
    case, hearing = writing.new_row(Hearing, case, once, values)
    if writing.was_made(hearing):
        return hearing
    return _write(hearing, case, "hearing.recorded", by, values)


@transaction.atomic
def correct_hearing(*, hearing, version, by, **values):
    case, hearing = writing.row_to_correct(hearing, version)
    return _write(hearing, case, "hearing.corrected", by, values)


def _write(hearing, case, event, by, values):
    writing.demand(faults.of_a_hearing(case, values, hearing))
    return writing.save(hearing, case, event, by, values)
