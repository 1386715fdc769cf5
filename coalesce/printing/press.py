"""The one way to a PDF: pdf("summary", data). The work is done in a process that can be stopped."""

import json
import struct
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from coalesce.printing.letters import BOX, FONTS, printable
from coalesce.refusals import Refused

TEMPLATES = settings.BASE_DIR / "templates/print"
TYPESETTER = Path(__file__).with_name("typesetter.py")
SECONDS = 15
MOST_BYTES = 250_000
ENVIRONMENT = {"RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}
"""All that it knows of this machine. On one with many cores its threads alone would use up the memory it may have."""

TOO_LONG = _("This would be too much for one paper. Choose fewer parts, and print again.")


def pdf(template, data):
    """A tagged PDF (PDF/UA) as bytes.

    template: the name of a file of ours, without ".typ". data: dicts, lists, words and numbers, with what
    `paper.frame` gives; words stay words whatever is in them.
    """
    return _typeset(template, data, "pdf")


def pictures(template, data):
    """The same pages as PNG, to be looked at."""
    packed, pages = _typeset(template, data, "png"), []
    while packed:
        (length,) = struct.unpack_from(">I", packed)
        pages.append(packed[4 : 4 + length])
        packed = packed[4 + length :]
    return pages


def _typeset(template, data, kind):
    words = _written(data)
    if len(words) > MOST_BYTES:
        raise Refused(TOO_LONG, event="printing.refused")
    command = [sys.executable, "-I", str(TYPESETTER), str(TEMPLATES / f"{template}.typ"), str(TEMPLATES), str(FONTS)]
    try:
        # Her words could stand in what it complains about, so nobody hears it.
        done = subprocess.run(  # noqa: S603  fixed words
            [*command, kind],
            input=words,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise Refused(TOO_LONG, event="printing.refused") from None
    if done.returncode < 0:  # stopped at a bound
        raise Refused(TOO_LONG, event="printing.refused")
    if done.returncode:
        raise CannotPrint(f"{template}.typ could not be set: the typesetter ended with {done.returncode}.")
    return done.stdout


def _written(data):
    """has_boxes: some letter became a box, which the paper then explains."""
    shown = printable(data)
    has_boxes = json.dumps(shown, ensure_ascii=False).count(BOX) > json.dumps(data, ensure_ascii=False).count(BOX)
    return json.dumps(shown | {"has_boxes": has_boxes}, ensure_ascii=False).encode()


class CannotPrint(Exception):
    """A template of ours and its data do not fit together."""
