"""How a record of the legal pillar is made once, corrected by the one who saw it last, and told to the reminders."""

from django.utils import timezone

from cases.reminders import engine
from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import demand_fresh, locked
from pillars import gates

UNTOLD = {"version", "recorded_on"}


def new_row(model, case, once, values):
    """The case, held, with a row that is not saved yet; or with the row that this form has made before."""
    case = gates.lock_open_case(case)
    key = gates.key_of(case, once)
    made = gates.made_before(model, key, **values)
    if made is None:
        gates.demand_day(case, timezone.localdate())
    return case, made or model(pk=key, case=case, woman_id=case.woman_id)


def was_made(row):
    return not row._state.adding


def row_to_correct(row, version):
    """The case and the row, both held, and the row counted on as the next version."""
    case = gates.lock_open_case(row.case)
    row = locked(row)
    demand_fresh(row, version)
    return case, row


def demand(faults):
    """faults: pairs of a field and what is wrong with it; the first is refused."""
    for _field, sentence in faults:
        raise Refused(sentence)


def save(row, case, event, by, values):
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    log.record(event, row, by=by, details=told(row))
    engine.make_due_reminders(engine.today(), case=case)
    return row


def told(row):
    plain = {name: getattr(row, name) for name in row.plain_fields if name not in UNTOLD}
    return {name: str(value) for name, value in plain.items() if value not in (None, "")}
