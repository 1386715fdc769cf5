"""The folder with the sealed files: random names, no extensions, nothing in it before its row is committed."""

import contextlib
import os
import secrets
import time
from functools import partial

from django.conf import settings
from django.db import transaction

BESIDE = ".part"
SETTLED = 24 * 3600  # seconds after which no transaction can still be working on a file


def new_name():
    """32 random hexadecimal digits."""
    return secrets.token_hex(16)


def put(name, chunks):
    """Write chunks (iterable of bytes) beside, and move them into place when the transaction commits."""
    settings.DOCUMENTS.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = _place(name + BESIDE)
    try:
        with open(beside, "xb", opener=_privately) as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    transaction.on_commit(partial(beside.replace, _place(name)))


def read(name):
    """All of its bytes; raises FileNotFoundError."""
    # Whoever sees its row may be here before the move that follows the commit, or in the very moment of it.
    for place in (_place(name), _place(name + BESIDE)):
        with contextlib.suppress(FileNotFoundError):
            return place.read_bytes()
    return _place(name).read_bytes()


def drop(name):
    """Remove the file when the transaction commits."""
    for place in (_place(name), _place(name + BESIDE)):
        transaction.on_commit(partial(place.unlink, missing_ok=True))


def sweep(known):
    """Finish what a crash left between commit and move, and remove what no row knows. Returns both counts.

    known: the names of every organisation's files.
    """
    finished = removed = 0
    for path in settings.DOCUMENTS.glob("*"):
        name = path.name.removesuffix(BESIDE)
        if name in known and path.name != name:
            path.replace(_place(name))
            finished += 1
        elif name not in known and time.time() - path.stat().st_mtime > SETTLED:
            path.unlink(missing_ok=True)
            removed += 1
    return finished, removed


def _place(name):
    return settings.DOCUMENTS / name


def _privately(path, flags):
    return os.open(path, flags, mode=0o600)
