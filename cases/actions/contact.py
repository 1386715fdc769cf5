"""How she can be reached, and what must be kept to so that no one is harmed by it."""

import uuid

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from cases import lifecycle, phones
from cases.actions.opening import demand_standing
from cases.choices import Channel
from cases.models import SafeContact
from coalesce.audit import log
from coalesce.refusals import Refused, Stale
from coalesce.stale import demand_fresh, locked


@transaction.atomic
def add_safe_contact(*, woman, by, once=None, **values):
    """values: SafeContact's fields, by their names. once: what the form carries; posted twice it makes one contact."""
    woman = locked(woman)
    demand_standing(woman)
    lifecycle.demand_contacts_writable(woman)
    key = uuid.uuid5(woman.pk, str(once)) if once else uuid.uuid4()
    contact = SafeContact(pk=key, woman=woman, **values)
    _spell(contact)
    if made := _made_before(contact, values):
        return made
    last = SafeContact.objects.filter(woman=woman).aggregate(Max("position"))["position__max"]
    contact.position = 0 if last is None else last + 1
    contact.save(force_insert=True)
    log.record("contact.added", contact, by=by, details={"channel": contact.channel})
    return contact


@transaction.atomic
def update_safe_contact(*, contact, changes, version, by):
    contact = locked(contact)
    lifecycle.demand_contacts_writable(contact.woman)
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


def _made_before(contact, values):
    """The contact that this form has made already, or None; with other words it is a second one, and not to be lost."""
    made = SafeContact.objects.filter(pk=contact.pk).first()
    if made is not None and any(getattr(made, name) != getattr(contact, name) for name in values):
        raise Stale(_("This form has been saved before. Open a new form for the second contact."), about=made)
    return made


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
