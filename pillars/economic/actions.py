"""Recording how well she speaks a language."""

from django.db import transaction

from coalesce.audit import log
from coalesce.stale import demand_fresh, locked
from pillars import gates
from pillars.economic.models import LanguageLevel


@transaction.atomic
def record_level(*, case, language, level, reached_on, tested, note, by, once=None):
    case = gates.lock_open_case(case)
    key = gates.key_of(case, once)
    if made := gates.made_before(LanguageLevel, key, language=language, level=level, reached_on=reached_on):
        return made
    gates.demand_day(case, reached_on)
    reached = LanguageLevel(pk=key, case=case, woman_id=case.woman_id)
    _write(reached, language, level, reached_on, tested, note)
    log.record("language_level.recorded", reached, by=by, details={"language": language, "level": level})
    return reached


@transaction.atomic
def correct_level(*, reached, version, language, level, reached_on, tested, note, by):
    """reached: a LanguageLevel."""
    case = gates.lock_open_case(reached.case)
    reached = locked(reached)
    demand_fresh(reached, version)
    gates.demand_day(case, reached_on)
    _write(reached, language, level, reached_on, tested, note)
    log.record("language_level.corrected", reached, by=by, details={"language": language, "level": level})
    return reached


def _write(reached, language, level, reached_on, tested, note):
    reached.language, reached.level, reached.reached_on = language, level, reached_on
    reached.tested, reached.note = tested, note
    reached.save()
