"""Recording measures of protection, and what she needs so that proceedings do not harm her."""

from django.db import transaction

from pillars.legal import faults
from pillars.legal.actions import writing
from pillars.legal.models import ProtectionMeasure, ProtectionNeeds


@transaction.atomic
def record_measure(*, case, by, once=None, **values):
    case, measure = writing.new_row(ProtectionMeasure, case, once, values)
    if writing.was_made(measure):
        return measure
    writing.demand(faults.of_a_measure(case, values, measure))
    return writing.save(measure, case, "protection_measure.recorded", by, values)


@transaction.atomic
def correct_measure(*, measure, version, by, **values):
    case, measure = writing.row_to_correct(measure, version)
    writing.demand(faults.of_a_measure(case, values, measure))
    return writing.save(measure, case, "protection_measure.corrected", by, values)


@transaction.atomic
def record_needs(*, case, by, once=None, **values):
    case, needs = writing.new_row(ProtectionNeeds, case, once, values)
    if writing.was_made(needs):
        return needs
    writing.demand(faults.of_needs(case, values, needs))
    return writing.save(needs, case, "protection_needs.recorded", by, values)


@transaction.atomic
def correct_needs(*, protection_needs, version, by, **values):
    case, needs = writing.row_to_correct(protection_needs, version)
    writing.demand(faults.of_needs(case, values, needs))
    return writing.save(needs, case, "protection_needs.corrected", by, values)
