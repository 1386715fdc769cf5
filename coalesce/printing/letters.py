"""Which letters the papers' fonts hold, so that one that is missing is a clear box and not a gap."""

import re
import struct
import unicodedata
from functools import cache

from django.conf import settings

FONTS = settings.BASE_DIR / "templates/print/fonts"
BOX = "□"
JOINERS = "\u200c\u200d"
"""Persian words are written with them; they have no shape."""

LONG = re.compile(r"\S{24}(?=\S)")
BREAK = "\\g<0>\u200b"
"""Where a word without an end may go on in the next line."""


def printable(data):
    """The same lists and dicts; each letter that no font holds is a box, and what controls the line is gone."""
    if isinstance(data, str):
        words = "".join(map(_letter, unicodedata.normalize("NFC", data.replace("\r\n", "\n"))))
        return LONG.sub(BREAK, words)
    if isinstance(data, dict):
        return {key: printable(value) for key, value in data.items()}
    return [printable(value) for value in data] if isinstance(data, list | tuple) else data


def _letter(letter):
    if letter in known() or letter in "\n\u00a0" + JOINERS:
        return letter
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter) in {"Cc", "Cf", "Mn"} else BOX


@cache
def known():
    """Every letter of every font beside the templates."""
    paths = sorted([*FONTS.glob("*.otf"), *FONTS.glob("*.ttf")])
    return frozenset().union(*(_letters_of(path.read_bytes()) for path in paths))


def _letters_of(font):
    """Read from the table "cmap": the ranges of its segments, as OpenType defines them."""
    start = next(place for tag, place in _tables(font) if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    subtables = {start + struct.unpack_from(">4xI", font, start + 4 + 8 * number)[0] for number in range(count)}
    return frozenset(chr(code) for place in subtables for code in _codes(font, place))


def _tables(font):
    (count,) = struct.unpack_from(">H", font, 4)
    return [struct.unpack_from(">4s4xI", font, 12 + 16 * number) for number in range(count)]


def _codes(font, place):
    (layout,) = struct.unpack_from(">H", font, place)
    if layout == 4:
        return _of_the_basic_plane(font, place)
    return _of_all_planes(font, place) if layout == 12 else []


def _of_the_basic_plane(font, place):
    (twice,) = struct.unpack_from(">H", font, place + 6)
    segments = f">{twice // 2}H"
    last = struct.unpack_from(segments, font, place + 14)
    first = struct.unpack_from(segments, font, place + 16 + twice)
    return [code for begin, end in zip(first, last, strict=True) for code in range(begin, end + 1) if code < 0xFFFF]


def _of_all_planes(font, place):
    (count,) = struct.unpack_from(">I", font, place + 12)
    groups = [struct.unpack_from(">II", font, place + 16 + 12 * number) for number in range(count)]
    return [code for begin, end in groups for code in range(begin, end + 1)]
