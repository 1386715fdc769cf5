"""A file between its dry run and its import: sealed, for one person, for half an hour, and for one import.

It lies in the cache, which forgets by itself: a file that was chosen by mistake may hold what is nobody's business.
"""

import uuid

from django.core.cache import cache

from coalesce.encryption import cipher, keyring
from coalesce.tenancy import acting

MINUTES = 30
SPENT = b""
"""Stands for a file that was imported, so that a second click is told so."""


def keep(content, *, user, token=None):
    """Returns the token by which the same person finds the file (bytes) again."""
    token = token or uuid.uuid4()
    sealed = cipher.seal(keyring.data_key(keyring.ORGANISATION), content, _place(user, token))
    cache.set(_name(token), sealed, timeout=MINUTES * 60)
    return token


def find(*, user, token):
    """The bytes, SPENT, or None when the file was forgotten or was never this person's."""
    sealed = cache.get(_name(token))
    try:
        return cipher.open_sealed(keyring.data_key(keyring.ORGANISATION), sealed or b"", _place(user, token))
    except cipher.CannotOpen:
        return None


def spend(*, user, token):
    keep(SPENT, user=user, token=token)


def forget(token):
    cache.delete(_name(token))


def _name(token):
    return f"directory:{token}"


def _place(user, token):
    return f"{acting().organisation_id}|directory|{user.pk}|{token}".encode()
