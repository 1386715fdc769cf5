"""How she can be reached, and what must be kept to so that no one is harmed by it."""

from django.db import transaction
from django.db.models import Max

from cases import phones
from cases.choices import Channel
from cases.models import SafeContact
from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import demand_fresh, locked


@transaction.atomic
def add_safe_contact(*, woman, by, **values):
    """values: SafeContact's fields, by their names."""
    woman = locked(woman)
    last = SafeContact.objects.filter(woman=woman).aggregate(Max("position"))["position__max"]
    contact = SafeContact(woman=woman, position=0 if last is None else last + 1, **values)
    _spell(contact)
    contact.save(force_insert=True)
    log.record("contact.added", contact, by=by, details={"channel": contact.channel})
    return contact


@transaction.atomic
def update_safe_contact(*, contact, changes, version, by):
    contact = locked(contact)
    demand_fresh(contact, version)
    for name, value in changes.items():
        setattr(contact, name, value)
    _spell(contact)
    contact.save()
    log.record("contact.updated", contact, by=by, details={"channel": contact.channel})
    return contact


@transaction.atomic
def remove_safe_contact(*, contact, by):
    contact = locked(contact)
    log.record("contact.removed", contact, by=by, details={"channel": contact.channel})
    contact.delete()


def _spell(contact):
    """A phone is kept in one spelling and can be found again; nothing else is indexed."""
    contact.phone_index = None
    if contact.channel in Channel.by_phone() and contact.value:
        contact.value = _in_one_spelling(contact.value)
        contact.phone_index = phones.index(contact.value)


def _in_one_spelling(typed):
    if number := phones.in_one_spelling(typed):
        return number
    raise Refused(phones.WRONG, event="contact.refused")
