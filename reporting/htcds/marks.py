"""The keyed digest by which a row is known again inside one organisation, and nowhere else."""

import json

from coalesce.encryption import keyring
from reporting.htcds import values
from reporting.htcds.standard import FIELDS


def of_row(filled):
    """32 bytes, the same for the same values. filled: {field name: value}."""
    words = {name: values.write(FIELDS[name], value) for name, value in sorted(filled.items())}
    return keyring.blind_index("htcds row", json.dumps(words, ensure_ascii=False))
