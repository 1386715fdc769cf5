"""Files as they lie on the disk: in chunks, each sealed with its number and whether it is the last one.

A chunk that was changed, left out, put elsewhere, or taken from another file or another woman does not open.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from coalesce.encryption.cipher import CannotOpen

FORMAT = b"\x01"
SALT = 32
CHUNK = 64 * 1024
TAG = 16


def seal(key, content, place):
    """Yields format byte and salt, then the sealed chunks. key: 32 bytes, hers; place: bytes that name the file."""
    salt = secrets.token_bytes(SALT)
    cipher = _cipher(key, salt)
    yield FORMAT + salt
    # An empty file has one empty chunk, so that even its emptiness is vouched for.
    last = max(len(content) - 1, 0) // CHUNK
    for number in range(last + 1):
        chunk = content[number * CHUNK : (number + 1) * CHUNK]
        yield cipher.encrypt(_nonce(number), chunk, _where(place, number, number == last))


def open_sealed(key, sealed, place):
    """The content; raises CannotOpen for whatever is not exactly what was sealed."""
    if sealed[:1] != FORMAT:
        raise CannotOpen("unknown format")
    cipher = _cipher(key, sealed[1 : 1 + SALT])
    body = memoryview(sealed)[1 + SALT :]
    last = max(len(body) - 1, 0) // (CHUNK + TAG)
    try:
        return b"".join(
            cipher.decrypt(
                _nonce(number),
                body[number * (CHUNK + TAG) : (number + 1) * (CHUNK + TAG)],
                _where(place, number, number == last),
            )
            for number in range(last + 1)
        )
    except InvalidTag:
        raise CannotOpen("changed, cut, moved, or sealed under another key") from None


def _cipher(key, salt):
    return AESGCM(HKDF(SHA256(), 32, salt=salt, info=b"document").derive(key))


def _nonce(number):
    """The key is this file's alone, so counting never repeats."""
    return number.to_bytes(12, "big")


def _where(place, number, is_last):
    return place + b"|%d|%d" % (number, is_last)
