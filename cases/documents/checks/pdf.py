"""PDFs that only show pages.

Names of active content are searched in the file and in whatever is packed in it. That is no proof: a file is also
never opened here, only handed back as an attachment, and a scanner can look at it.
"""

import re
import zlib

from django.utils.translation import gettext as _

from cases.documents.refusals import NotTaken

SIGNATURE = b"%PDF-"
ESCAPED = re.compile(rb"#([0-9a-fA-F]{2})")
ACTIVE = re.compile(
    rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoToE|GoToR|Rendition|Encrypt)"
    rb"(?![A-Za-z0-9])"
)
# An array names a page to begin with, which office programs write; anything else is an action.
OPENING = re.compile(rb"/OpenAction(?!\s*\[)")
STREAM = re.compile(rb"stream\r?\n")
END = b"%%EOF"
TAIL = 2048
DICTIONARY = 4096
PIECE = 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
OVERLAP = 64


def judge(content):
    """The same bytes."""
    _demand_whole(content)
    _demand_passive(content)
    _demand_passive_inside(content)
    return content


def _demand_whole(content):
    tail = content[-TAIL:]
    end = tail.rfind(END)
    if end < 0:
        raise NotTaken(_("The PDF is damaged: its end is missing. Save or scan it again."), "damaged")
    if tail[end + len(END) :].strip(b"\r\n\t \0"):
        raise NotTaken(
            _("Something else was hung on to the end of this PDF. Print it to a new PDF and add that."), "appended"
        )


def _demand_passive(content):
    spelled_out = ESCAPED.sub(lambda escape: bytes([int(escape[1], 16)]), content)
    if found := ACTIVE.search(spelled_out) or OPENING.search(spelled_out):
        _refuse(found[0].lstrip(b"/").decode())


def _refuse(name):
    if name == "Encrypt":
        raise NotTaken(_("The PDF is locked with a password. Save it without the password and add that."), "encrypted")
    raise NotTaken(
        _("This PDF does things by itself, such as run a program or open files. Print it to a new PDF and add that."),
        name.lower(),
    )


def _demand_passive_inside(content):
    room = MAX_UNPACKED
    for found in STREAM.finditer(content):
        dictionary = content[max(found.start() - DICTIONARY, 0) : found.start()]
        # The pixels of scanned pages are most of a file and hold no names.
        if _is_picture(dictionary):
            continue
        room -= _scan(content, found.end(), room)


def _is_picture(dictionary):
    own = dictionary[dictionary.rfind(b"obj") :]
    return re.search(rb"/Subtype\s*/Image", own) and b"/ObjStm" not in dictionary


def _scan(content, start, room):
    """Looks through one packed stream; returns how many bytes came out. What is not packed was searched already."""
    unpacking, packed, seen, before = zlib.decompressobj(), content[start : start + PIECE], 0, b""
    position = start + PIECE
    while packed and not unpacking.eof:
        try:
            piece = unpacking.decompress(packed, PIECE)
        except zlib.error:
            return seen
        seen += len(piece)
        if seen > room:
            raise NotTaken(_("Unpacked, this PDF is too large. Print it to a new PDF and add that."), "bomb")
        _demand_passive(before + piece)
        before, packed = piece[-OVERLAP:], unpacking.unconsumed_tail
        if not packed and not unpacking.eof:
            packed, position = content[position : position + PIECE], position + PIECE
    return seen
