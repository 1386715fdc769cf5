"""Keyed digests by which a row and a person are known again inside one organisation, and nowhere else."""

import json

from coalesce.encryption import keyring
from reporting.htcds import values
from reporting.htcds.standard import FIELDS


def of_row(filled):
    """32 bytes, the same for the same values. filled: {field name: value}."""
    words = {name: values.write(FIELDS[name], value) for name, value in sorted(filled.items())}
    return keyring.blind_index("htcds row", json.dumps(words, ensure_ascii=False))


def of_person(filled):
    """32 bytes for a full name and a date of birth; None when one of them is missing."""
    known = [filled.get(name) for name in ("prs_FirstName", "prs_SecondName", "prs_Birthdate")]
    return (
        keyring.blind_index("htcds person", "|".join(values.folded(str(part)) for part in known))
        if all(known)
        else None
    )
