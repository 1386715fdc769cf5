"""Writing down how she lives, learns and works: one way for every kind of record of this pillar."""

from django.db import transaction
from django.utils import timezone

from cases.reminders import engine
from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import demand_fresh, locked
from pillars import gates


@transaction.atomic
def record(*, kind, case, values, by, once=None, ends_former=False):
    """values: {field of kind.model: value}. ends_former: what stood before ends when this begins."""
    case = gates.lock_open_case(case)
    key = gates.key_of(case, once)
    if made := gates.made_before(kind.model, key, **values):
        return made
    gates.demand_day(case, timezone.localdate())
    if ends_former and kind.former is not None:
        _end_former(kind, case, values, by)
    return _write(kind, case, kind.model(pk=key, case=case, woman_id=case.woman_id), values, "recorded", by)


@transaction.atomic
def correct(*, kind, row, version, values, by):
    """version: the one that the person had before her eyes."""
    case = gates.lock_open_case(row.case)
    row = locked(row)
    demand_fresh(row, version)
    return _write(kind, case, row, values, "corrected", by)


def _end_former(kind, case, values, by):
    since = values["since"]
    for former in kind.former(case, None).select_for_update().filter(until=None, since__lt=since):
        former.until = since
        former.version += 1
        former.save()
        log.record(f"{kind.event}.corrected", former, by=by, details={"until": since.isoformat()})


def _write(kind, case, row, values, done, by):
    for _field, sentence in kind.faults(case, values, row):
        raise Refused(sentence)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    log.record(f"{kind.event}.{done}", row, by=by, details={name: values[name] for name in kind.told})
    engine.make_due_reminders(engine.today(), case=case)
    return row
