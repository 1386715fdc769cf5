"""A file between its dry run and its import: sealed under the organisation's key, for one person, for half an hour.

It lies in the cache, which forgets by itself, and in no table, so that no backup keeps women who did not consent.
"""

import json
import uuid
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass

from django.core.cache import cache

from coalesce.encryption import cipher, keyring
from coalesce.tenancy import acting

MINUTES = 30


@dataclass(frozen=True)
class Staged:
    content: bytes
    worker: int
    address_columns: str = ""


def keep(staged, *, user, token=None):
    """Returns the token by which the same person finds it again."""
    token = token or uuid.uuid4()
    words = json.dumps(asdict(staged) | {"content": b64encode(staged.content).decode()})
    sealed = cipher.seal(keyring.data_key(keyring.ORGANISATION), words.encode(), place(user, token))
    cache.set(f"htcds:{token}", sealed, timeout=MINUTES * 60)
    return token


def find(*, user, token):
    """The file, or None when it was forgotten, or was never this person's."""
    sealed = cache.get(f"htcds:{token}")
    try:
        words = json.loads(
            cipher.open_sealed(keyring.data_key(keyring.ORGANISATION), sealed or b"", place(user, token))
        )
    except cipher.CannotOpen:
        return None
    return Staged(**words | {"content": b64decode(words["content"])})


def forget(token):
    cache.delete(f"htcds:{token}")


def place(user, token):
    return f"{acting().organisation_id}|htcds|{user.pk}|{token}".encode()
