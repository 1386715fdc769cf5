"""Finds words in bytes, however they were written down there."""

import base64
import json
import quopri
from urllib.parse import quote


def spellings(words):
    """The ways in which a text may lie in a log, a mail, a message of the broker or a table."""
    plain = words.encode()
    yield plain
    yield json.dumps(words).strip('"').encode()
    yield quote(words).encode()
    yield quopri.encodestring(plain)
    yield words.encode("utf-16-le")
    yield plain.hex().encode()
    for shift in range(3):
        # Inside a longer text the first and the last letters of base64 depend on their neighbours.
        yield base64.b64encode(b"x" * shift + plain)[shift + 1 : -4]


def found(words, haystack):
    """Those of the words that lie in the bytes."""
    low = haystack.lower()
    return [one for one in words if any(spelling.lower() in low for spelling in spellings(one))]
