"""What is known of a case: how she came, what she asks for, how safe she is, what was done to her."""

from django.db import transaction

from cases import lifecycle
from cases.models import TraffickingProfile
from coalesce.audit import log
from coalesce.stale import demand_fresh, locked


@transaction.atomic
def update_case(*, case, changes, version, by):
    """changes: values of Case's fields, by their names."""
    case = locked(case)
    lifecycle.demand_writable(case)
    demand_fresh(case, version)
    changed = sorted(name for name, value in changes.items() if getattr(case, name) != value)
    for name in changed:
        setattr(case, name, changes[name])
    case.save()
    log.record("case.updated", case, by=by, details={"fields": changed})
    return case


@transaction.atomic
def save_profile(*, case, changes, version, by):
    """The trafficking profile, made when it is first saved. version: 1 for one that does not exist yet."""
    case = locked(case)
    lifecycle.demand_writable(case)
    TraffickingProfile.objects.get_or_create(case=case, defaults={"woman_id": case.woman_id})
    profile = TraffickingProfile.objects.select_for_update().get(case=case)
    demand_fresh(profile, version)
    changed = sorted(name for name, value in changes.items() if getattr(profile, name) != value)
    for name in changed:
        setattr(profile, name, changes[name])
    profile.save()
    log.record("profile.updated", profile, by=by, details={"fields": changed})
    return profile
