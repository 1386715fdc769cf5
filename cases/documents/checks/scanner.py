"""The virus scanner, where one is set up: clamd on a socket of this machine. It never sees a file's name."""

import socket
import struct

from django.conf import settings
from django.utils.translation import gettext as _

from cases.documents.refusals import NotTaken

PIECE = 64 * 1024
SECONDS = 60
LONGEST_ANSWER = 4096


def demand_clean(content):
    """Nothing without a scanner; refuses what it finds, and everything while it does not answer."""
    if not settings.CLAMD:
        return
    try:
        answer = _ask(content)
    except OSError:
        answer = b""
    if answer.endswith(b" FOUND"):
        raise NotTaken(
            _("The virus scanner found something harmful in this file. Do not open it, and tell your administrator."),
            "virus",
        )
    if answer != b"stream: OK":
        raise NotTaken(
            _("The virus scanner does not answer, so no file can be added now. Tell your administrator, try later."),
            "scanner_down",
        )


def _ask(content):
    """clamd's INSTREAM: pieces with their length before them, an empty one at the end, one line back."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(SECONDS)
        connection.connect(settings.CLAMD)
        connection.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), PIECE):
            piece = content[start : start + PIECE]
            connection.sendall(struct.pack(">L", len(piece)) + piece)
        connection.sendall(struct.pack(">L", 0))
        return _answer(connection)


def _answer(connection):
    answer = b""
    while b"\0" not in answer and len(answer) < LONGEST_ANSWER:
        if not (more := connection.recv(LONGEST_ANSWER)):
            break
        answer += more
    return answer.partition(b"\0")[0].strip()
