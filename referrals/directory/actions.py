"""Keeping the directory: entering a service, changing it, asking it anew, telling its places."""

import uuid

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.reminders import engine
from coalesce import once as sent
from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import demand_fresh, locked
from referrals.directory import rules
from referrals.directory.dates import TO_BE_ASKED_ANEW
from referrals.directory.models import ServiceEntry, ServiceProvider

CAPACITY = ("places", "places_free", "waiting_days")


@transaction.atomic
def add_entry(*, by, provider, once=None, **values):
    """provider: its name. values: the fields of a ServiceEntry."""
    key = uuid.uuid5(once, str(by.organisation_id)) if once else uuid.uuid4()
    sent.hold(key)
    if made := ServiceEntry.objects.mine().filter(pk=key).first():
        return made
    entry = ServiceEntry(pk=key)
    _write(entry, by, provider, values)
    log.record("service_entry.added", entry, by=by, details=_told(entry))
    return entry


@transaction.atomic
def change_entry(*, entry, version, by, provider, **values):
    entry = locked(entry)
    demand_fresh(entry, version)
    _write(entry, by, provider, values)
    log.record("service_entry.changed", entry, by=by, details=_told(entry))
    return entry


@transaction.atomic
def verify_entry(*, entry, by):
    """Somebody asked the service today, and all of it still holds."""
    entry = locked(entry)
    entry.verified_on, entry.verified_by = timezone.localdate(), by
    entry.version += 1
    entry.save(update_fields=["verified_on", "verified_by", "version"])
    log.record("service_entry.verified", entry, by=by)
    engine.make_due_reminders(engine.today(), only=[TO_BE_ASKED_ANEW])
    return entry


@transaction.atomic
def tell_capacity(*, entry, version, by, **numbers):
    """numbers: places, places_free and waiting_days; None is not known."""
    entry = locked(entry)
    demand_fresh(entry, version)
    for name, number in numbers.items():
        setattr(entry, name, number)
    _demand_no_fault({"service_type": entry.service_type, **numbers})
    entry.capacity_on, entry.capacity_by = timezone.localdate(), by
    entry.save(update_fields=[*numbers, "capacity_on", "capacity_by", "version"])
    log.record("service_entry.capacity_told", entry, by=by, details=numbers)
    return entry


@transaction.atomic
def move_entry(*, entry, to, by):
    """to: a ServiceEntry.Status. Nothing is deleted: a closed service can be opened again."""
    entry = locked(entry)
    before, entry.status = entry.status, ServiceEntry.Status(to)
    entry.version += 1
    entry.save(update_fields=["status", "version"])
    log.record("service_entry.moved", entry, by=by, details={"from": before, "to": entry.status})
    return entry


def _write(entry, by, provider, values):
    _demand_no_fault(values | {"provider": provider})
    counted = [values.get(name, getattr(entry, name)) for name in CAPACITY]
    if counted != [getattr(entry, name) for name in CAPACITY]:
        entry.capacity_on, entry.capacity_by = timezone.localdate(), by
    if values.get("verified_on") and values["verified_on"] != entry.verified_on:
        entry.verified_by = by
    for name, value in values.items():
        setattr(entry, name, value)
    entry.provider = provider_called(provider)
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError as twice:
        raise Refused(_("This service stands in the directory already. Open it there and change it.")) from twice


def provider_called(name):
    """The provider of this name that the acting organisation entered, made when it is new."""
    provider, _is_new = ServiceProvider.objects.mine().get_or_create(name=name)
    return provider


def _demand_no_fault(values):
    for _name, sentence in rules.faults(values):
        raise Refused(sentence, event="service_entry.refused")


def _told(entry):
    return {"service": entry.service_type, "country": entry.country, "verified": entry.verified_on is not None}
