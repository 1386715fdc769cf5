"""Recording proceedings, and each stage that they reach."""

from django.db import transaction

from pillars.legal import faults
from pillars.legal.actions import writing
from pillars.legal.models import Proceeding, Stage


@transaction.atomic
def record_proceeding(*, case, by, stage_since=None, once=None, **values):
    """stage_since: the day on which it reached its stage; that on which it began unless said otherwise."""
    case, proceeding = writing.new_row(Proceeding, case, once, values)
    if writing.was_made(proceeding):
        return proceeding
    return _write(proceeding, case, "proceeding.recorded", by, stage_since, values)


@transaction.atomic
def correct_proceeding(*, proceeding, version, by, stage_since=None, **values):
    case, proceeding = writing.row_to_correct(proceeding, version)
    return _write(proceeding, case, "proceeding.corrected", by, stage_since, values)


def _write(proceeding, case, event, by, stage_since, values):
    writing.demand(faults.of_a_proceeding(case, values | {"stage_since": stage_since}, proceeding))
    is_new = proceeding._state.adding
    is_another = is_new or proceeding.stage != values["stage"]
    proceeding = writing.save(proceeding, case, event, by, values)
    if is_another:
        Stage.objects.create(
            case=case,
            woman_id=case.woman_id,
            proceeding=proceeding,
            stage=proceeding.stage,
            reached_on=stage_since or proceeding.began_on,
            recorded_by=by,
        )
    return proceeding
