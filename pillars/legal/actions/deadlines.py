"""Recording a deadline: from the letter, or as a suggestion until the letter is read."""

from django.db import transaction

from pillars.legal import faults
from pillars.legal.actions import writing
from pillars.legal.letters import confirmation, dated
from pillars.legal.models import Deadline


@transaction.atomic
def record_deadline(*, case, by, due_on=None, from_letter=False, once=None, **values):
    """due_on: None to have it suggested, where the country's law has such a period."""
    case, deadline = writing.new_row(Deadline, case, once, values)
    if writing.was_made(deadline):
        return deadline
    return _write(deadline, case, "deadline.recorded", by, due_on, from_letter, values)


@transaction.atomic
def correct_deadline(*, deadline, version, by, due_on=None, from_letter=False, **values):
    case, deadline = writing.row_to_correct(deadline, version)
    return _write(deadline, case, "deadline.corrected", by, due_on, from_letter, values)


def _write(deadline, case, event, by, due_on, from_letter, values):
    counted = faults.COUNTED.get(values["kind"])
    found = dated(due_on, values.get("counted_from"), case.organisation.country, counted)
    writing.demand(faults.of_a_deadline(case, values | {"due_on": due_on, "from_letter": from_letter}, deadline))
    kept = confirmation(deadline, "due_on", found, from_letter, by)
    return writing.save(deadline, case, event, by, values | {"due_on": found.day} | kept)
