"""What system administrators do to organisations."""

from django.db import transaction

from coalesce.accounts.models import Session
from coalesce.accounts.remember import remember
from coalesce.encryption import keyring
from coalesce.tenancy import acting_for


@transaction.atomic
def add_organisation(*, organisation, by):
    """Store a new organisation (unsaved) and make the keys that its records will be sealed under."""
    organisation.save()
    with acting_for(organisation.pk, by):
        organisation.letterbox = keyring.new_organisation_keys()
    organisation.save(update_fields=["letterbox"])
    remember("organisation.added", organisation, organisation_id=None, by=by)


@transaction.atomic
def change_organisation(*, organisation, changed, by):
    """changed: the names of the fields that are new."""
    organisation.save()
    remember("organisation.changed", organisation, organisation_id=None, by=by, details={"fields": changed})


@transaction.atomic
def deactivate_organisation(*, organisation, by):
    """Its people are signed out and cannot come back; its records stay sealed and untouched."""
    organisation.is_active = False
    organisation.save(update_fields=["is_active"])
    ended = Session.objects.filter(user__organisation=organisation).delete()[0]
    remember("organisation.deactivated", organisation, organisation_id=None, by=by, details={"sessions": ended})


@transaction.atomic
def reactivate_organisation(*, organisation, by):
    organisation.is_active = True
    organisation.save(update_fields=["is_active"])
    remember("organisation.reactivated", organisation, organisation_id=None, by=by)
