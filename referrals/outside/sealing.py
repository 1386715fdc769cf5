"""A copy for one reader: its key is made of the address that she was sent and the code that she was told.

Neither is kept, so nobody opens it without both of them; and it lies under the woman's key besides.
"""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass

from cases.codes import ALPHABET
from coalesce.encryption import cipher

CODE_LENGTH = 8


@dataclass(frozen=True)
class Secret:
    """token: in the address. code: spoken, eight letters and digits that are hard to mishear."""

    token: str
    code: str

    @property
    def digest(self):
        return digest_of(self.token)

    @property
    def key(self):
        return cipher.derive(self.token.encode(), b"one-time link " + self.code.encode())

    @property
    def spoken(self):
        half = CODE_LENGTH // 2
        return f"{self.code[:half]} {self.code[half:]}"


def new_secret():
    return Secret(secrets.token_urlsafe(32), "".join(secrets.choice(ALPHABET) for _place in range(CODE_LENGTH)))


def typed(address, code):
    """What a reader typed: the address whole or its last part, the code however she spaced it."""
    token = address.strip().rpartition("#")[2]
    return Secret(token, "".join(filter(str.isalnum, code)).upper())


def digest_of(token):
    return hashlib.sha256(token.encode()).hexdigest()


def seal(secret, shared, referral):
    sealed = cipher.seal(secret.key, json.dumps(shared, ensure_ascii=False).encode(), _place(referral))
    return base64.b64encode(sealed).decode()


def open_sealed(secret, sealed, referral):
    """The copy as plain values; raises cipher.CannotOpen."""
    return json.loads(cipher.open_sealed(secret.key, base64.b64decode(sealed), _place(referral)))


def _place(referral):
    return f"one-time link|{referral.organisation_id}|{referral.pk}".encode()
