"""A virus scanner that is set up is asked about every file; while it is silent, none is taken."""

import contextlib
import shutil
import socketserver
import struct
import tempfile
import threading
from pathlib import Path

import pytest

from cases.documents import checks
from cases.documents.checks import scanner
from cases.documents.refusals import NotTaken
from tests.documents import files


class Clamd(socketserver.StreamRequestHandler):
    """Speaks INSTREAM as clamd does, and knows one virus."""

    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack(">L", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
        self.server.seen.append(content)
        self.wfile.write(self.server.answer or (self.found if files.EICAR in content else b"stream: OK\0"))

    found = b"stream: Eicar-Test-Signature FOUND\0"


@pytest.fixture
def clamd(settings):
    """A scanner on a socket; its path must be short."""
    folder = tempfile.mkdtemp(prefix="clamd")
    settings.CLAMD = str(Path(folder) / "socket")
    with socketserver.ThreadingUnixStreamServer(settings.CLAMD, Clamd) as server:
        server.seen, server.answer = [], b""
        thread = threading.Thread(target=server.serve_forever, args=[0.02], daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
    with contextlib.suppress(OSError):
        shutil.rmtree(folder)


def attack(name, content):
    with pytest.raises(NotTaken) as refused:
        checks.passed(name, content)
    return refused.value.attack


def test_what_it_finds_is_not_taken(clamd):
    assert attack("letter.txt", files.EICAR) == "virus"


def test_what_it_finds_clean_is_taken(clamd):
    assert checks.passed("letter.txt", files.TEXT).content == files.TEXT
    assert clamd.seen == [files.TEXT]


def test_it_sees_every_byte_of_a_large_file(clamd):
    large = b"a line of words\n" * 50_000

    checks.passed("letter.txt", large)

    assert clamd.seen == [large]


def test_it_sees_a_picture_as_it_was_sent(clamd):
    photo = files.photo()

    checks.passed("photo.jpg", photo)

    assert clamd.seen == [photo]


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"\0", b"stream: OK, more or less\0"])
def test_an_answer_that_is_not_a_clear_yes_is_a_no(clamd, answer):
    clamd.answer = answer

    assert attack("letter.txt", files.TEXT) == "scanner_down"


def test_while_it_is_down_nothing_is_taken(settings, tmp_path):
    settings.CLAMD = str(tmp_path / "nobody")

    assert attack("letter.txt", files.TEXT) == "scanner_down"


def test_one_that_never_answers_is_down(clamd, monkeypatch):
    monkeypatch.setattr(scanner, "SECONDS", 0.2)
    waiting = threading.Event()
    monkeypatch.setattr(Clamd, "handle", lambda self: waiting.wait(5))

    assert attack("letter.txt", files.TEXT) == "scanner_down"
    waiting.set()


def test_without_one_nobody_is_asked(settings):
    settings.CLAMD = ""

    assert checks.passed("letter.txt", files.EICAR).content == files.EICAR
