"""Writing down what is missing, and what came of it."""

import uuid

from django.db import transaction

from coalesce import once as sent
from coalesce.accounts.remember import remember
from coalesce.stale import demand_fresh, locked
from referrals.directory.models import Gap


@transaction.atomic
def record_gap(*, by, once=None, **values):
    """values: the fields of a Gap."""
    key = uuid.uuid5(once, str(by.pk)) if once else uuid.uuid4()
    sent.hold(key)
    if made := Gap.objects.filter(pk=key).first():
        return made
    gap = Gap.objects.create(pk=key, written_by=by, **values)
    remember("gap.recorded", gap, organisation_id=by.organisation_id, by=by, details=_told(gap))
    return gap


@transaction.atomic
def change_gap(*, gap, version, by, **values):
    gap = locked(gap)
    demand_fresh(gap, version)
    before = gap.status
    for name, value in values.items():
        setattr(gap, name, value)
    gap.save()
    details = {"from": before, **_told(gap)}
    remember("gap.changed", gap, organisation_id=by.organisation_id, by=by, details=details)
    return gap


def _told(gap):
    return {"country": gap.country, "pillar": gap.pillar, "kind": gap.kind, "status": gap.status}
