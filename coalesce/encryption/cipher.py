"""Sealing and opening bytes: AES-256-GCM with the place they belong to as associated data."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

FORMAT = b"\x01"
NONCE = 12
PADDING = 32
PUBLIC = 32


class CannotOpen(Exception):
    """The bytes were changed, moved to another place, or sealed under a key that is gone."""


def new_key():
    """32 random bytes."""
    return secrets.token_bytes(32)


def seal(key, plaintext, place):
    """format byte | nonce | ciphertext and tag. key: 32 bytes; plaintext, place: bytes.

    The plaintext is padded to multiples of 32 bytes, so that the length of a name does not show.
    """
    nonce = secrets.token_bytes(NONCE)
    return FORMAT + nonce + AESGCM(key).encrypt(nonce, _pad(plaintext), place)


def open_sealed(key, sealed, place):
    """The plaintext; raises CannotOpen for a wrong key, a wrong place, or one flipped bit."""
    if sealed[:1] != FORMAT:
        raise CannotOpen("unknown format")
    try:
        return _unpad(AESGCM(key).decrypt(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], place))
    except InvalidTag:
        raise CannotOpen("changed, moved, or sealed under another key") from None


def derive(key, purpose):
    """32 bytes for one purpose (bytes), from a key of 32 bytes (HKDF-SHA256)."""
    return HKDF(SHA256(), 32, salt=None, info=purpose).derive(key)


def letterbox(private_key):
    """The public half (32 bytes) of an X25519 private key (32 bytes): anyone may put a letter in."""
    return X25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def seal_letter(public_key, plaintext, place):
    """Seal for a letterbox so that not even the writer can open it again: ephemeral X25519, HKDF, AES-256-GCM."""
    passing = X25519PrivateKey.generate()
    sender = passing.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    shared = passing.exchange(X25519PublicKey.from_public_bytes(public_key))
    return sender + seal(derive(shared, b"letter" + sender + public_key), plaintext, place)


def open_letter(private_key, sealed, place):
    """The plaintext of a letter; raises CannotOpen."""
    sender = sealed[:PUBLIC]
    shared = X25519PrivateKey.from_private_bytes(private_key).exchange(X25519PublicKey.from_public_bytes(sender))
    return open_sealed(derive(shared, b"letter" + sender + letterbox(private_key)), sealed[PUBLIC:], place)


def _pad(plaintext):
    filled = plaintext + b"\x80"
    return filled + bytes(-len(filled) % PADDING)


def _unpad(padded):
    return padded[: padded.rindex(b"\x80")]
