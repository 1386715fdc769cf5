"""Setting how many cases people should lead."""

from django.db import transaction

from cases.caseload.models import Limits, PersonalLimit
from coalesce.audit import log
from coalesce.stale import demand_fresh, locked


@transaction.atomic
def set_limits(*, alert, most, own, version, by):
    """own: {person: the most that she should lead, or None for the number of everybody}."""
    limits = locked(Limits.objects.get_or_create()[0])
    demand_fresh(limits, version)
    limits.alert, limits.most = alert, most
    limits.save()
    for person, number in own.items():
        _set_own(person, number)
    log.record(
        "caseload.limits_changed", by=by, details={"alert": alert, "most": most, "own": sum(map(bool, own.values()))}
    )
    return limits


def _set_own(person, number):
    if number is None:
        PersonalLimit.objects.filter(person=person).delete()
    else:
        PersonalLimit.objects.update_or_create(person=person, defaults={"most": number})
