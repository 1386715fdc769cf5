"""The keys that this transaction may use: unwrapped when first needed, forgotten when it ends."""

import hashlib
import hmac
import uuid

from django.db import connection

from coalesce.encryption import cipher, installation
from coalesce.encryption.models import DataKey, OrganisationKey
from coalesce.tenancy import acting

ORGANISATION = uuid.UUID(int=0)
"""The holder of the organisation's own data key."""

ROTATION = 7_302


class NoKey(Exception):
    """There is no key for this holder: it was erased, or never made."""


def new_organisation_keys():
    """Make the acting organisation's first keys. Returns the public half of its letterbox (32 bytes)."""
    _add_organisation_key(version=1)
    new_data_key(ORGANISATION)
    return cipher.letterbox(_letterbox_key())


def new_data_key(holder_id):
    """Make and remember a key for a holder (UUID): a woman, or ORGANISATION."""
    key = cipher.new_key()
    new_data_keys({holder_id: key})


def new_data_keys(keys):
    """Store many at once: {holder UUID: 32 bytes}."""
    _hold("select pg_advisory_xact_lock_shared(%s, %s)")
    version = OrganisationKey.objects.order_by("-version").values_list("version", flat=True)[0]
    DataKey.objects.bulk_create(
        DataKey(holder_id=holder, wrapped=_wrap(holder, key, version), key_version=version)
        for holder, key in keys.items()
    )
    acting().keys.update(keys)


def load(holder_ids):
    """Unwrap the keys of many holders in one query, before a list is shown."""
    held = acting().keys
    missing = {holder for holder in holder_ids if holder not in held}
    if missing:
        rows = DataKey.objects.filter(holder_id__in=missing).values_list("holder_id", "wrapped", "key_version")
        for holder, wrapped, version in rows:
            held[holder] = cipher.open_sealed(_organisation_key(version), bytes(wrapped), _place(holder))


def data_key(holder_id):
    """32 bytes; raises NoKey."""
    held = acting().keys
    if holder_id not in held:
        load([holder_id])
    if holder_id not in held:
        raise NoKey("There is no key for this record: it was erased.")
    return held[holder_id]


def blind_index(kind, value):
    """32 bytes by which equal values (str) of one kind (str) are found in the acting organisation and nowhere else."""
    key = cipher.derive(data_key(ORGANISATION), b"blind index " + kind.encode())
    return hmac.new(key, value.encode(), hashlib.sha256).digest()


def seal_for(organisation, plaintext, place):
    """Seal bytes so that only that organisation (accounts.Organisation) can open them. place: bytes."""
    return cipher.seal_letter(bytes(organisation.letterbox), plaintext, place)


def open_letter(sealed, place):
    """Open what another organisation sealed for the acting one; raises cipher.CannotOpen."""
    return cipher.open_letter(_letterbox_key(), bytes(sealed), place)


def rotate():
    """Give the acting organisation a new key and wrap every data key anew. Returns how many were wrapped."""
    _hold("select pg_advisory_xact_lock(%s, %s)")
    newest = OrganisationKey.objects.order_by("-version").first()
    version = newest.version + 1
    _add_organisation_key(version)
    rows = list(DataKey.objects.select_for_update())
    for row in rows:
        row.wrapped, row.key_version = _wrap(row.holder_id, _unwrap(row), version), version
    DataKey.objects.bulk_update(rows, ["wrapped", "key_version"], batch_size=2000)
    return len(rows)


def destroy_old_keys():
    """Delete the versions that wrap no key any more: backups whose data keys they wrapped can no longer be opened."""
    newest = OrganisationKey.objects.order_by("-version").values_list("version", flat=True)[0]
    older = OrganisationKey.objects.filter(version__lt=newest)
    return older.exclude(version__in=DataKey.objects.values("key_version")).delete()[0]


def rewrap_under_installation():
    """Wrap the acting organisation's keys under the installation's newest key."""
    rows = list(OrganisationKey.objects.select_for_update())
    for row in rows:
        key = _organisation_key(row.version)
        row.installation_version = installation.current_version()
        row.wrapped = cipher.seal(installation.key(row.installation_version), key, _place(row.version))
    OrganisationKey.objects.bulk_update(rows, ["wrapped", "installation_version"])


def _hold(lock):
    """A rotation waits for women who are being registered, and they for it: no key stays behind under an old one."""
    with connection.cursor() as cursor:
        cursor.execute(lock, [ROTATION, acting().organisation_id])


def _add_organisation_key(version):
    key, installation_version = cipher.new_key(), installation.current_version()
    wrapped = cipher.seal(installation.key(installation_version), key, _place(version))
    OrganisationKey.objects.create(version=version, wrapped=wrapped, installation_version=installation_version)
    acting().keys[version] = key


def _organisation_key(version):
    held = acting().keys
    if version not in held:
        row = OrganisationKey.objects.filter(version=version).first()
        if row is None:
            raise NoKey("The organisation's key that wrapped this one was destroyed.")
        held[version] = cipher.open_sealed(
            installation.key(row.installation_version), bytes(row.wrapped), _place(version)
        )
    return held[version]


def _wrap(holder, key, version):
    return cipher.seal(_organisation_key(version), key, _place(holder))


def _unwrap(row):
    return cipher.open_sealed(_organisation_key(row.key_version), bytes(row.wrapped), _place(row.holder_id))


def _place(of):
    return f"{acting().organisation_id}|{of}".encode()


def _letterbox_key():
    return cipher.derive(data_key(ORGANISATION), b"letterbox")
