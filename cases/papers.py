"""Numbers of identity documents in one spelling, so that the same one is found again; the number stays sealed."""

from coalesce.encryption import keyring

SHORTEST = 4
"""Fewer letters and digits than this are shared by strangers."""


def index(number):
    """What a document number is found by inside the acting organisation, or None."""
    spelt = "".join(letter for letter in number.upper() if letter.isalnum())
    return keyring.blind_index("document", spelt) if len(spelt) >= SHORTEST else None
