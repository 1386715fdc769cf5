"""The installation's key: outside the database, in versions, so that a stolen dump is noise."""

import json
import secrets
from functools import cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from coalesce import environment


@cache
def _versions():
    held = json.loads(environment.secret(settings.INSTALLATION_KEY_FILE))
    return {int(version): bytes.fromhex(key) for version, key in held.items()}


def current_version():
    """The number of the key that wraps new organisation keys."""
    return max(_versions())


def key(version):
    """32 bytes of one version; KeyError when that version was destroyed."""
    return _versions()[version]


def derive(purpose):
    """32 bytes for a purpose of its own (bytes), from the first version, which rotation keeps for this alone."""
    return HKDF(SHA256(), 32, salt=None, info=b"coalesce " + purpose).derive(_versions()[min(_versions())])


def write_new_key(path):
    """Add a version to the key file, or make the file. Returns the new version's number."""
    held = json.loads(path.read_text()) if path.exists() else {}
    version = max(map(int, held), default=0) + 1
    held[str(version)] = secrets.token_hex(32)
    _write_privately(path, json.dumps(held, indent=1))
    _versions.cache_clear()
    return version


def write_secret_key(path):
    """Make the key that signs sessions."""
    _write_privately(path, secrets.token_urlsafe(50))


def _write_privately(path, text):
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.touch(mode=0o600)
    beside.write_text(text)
    beside.replace(path)
