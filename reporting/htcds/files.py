"""What a file must pass before anything reads its cells: its size, its kind, and what hides inside a workbook."""

import io
import zipfile
import zlib
from collections import Counter
from xml.parsers import expat

from django.utils.translation import gettext as _

from reporting.htcds.refusals import Unreadable

MAX_BYTES = 5 * 1024 * 1024
MAX_UNPACKED = 20 * 1024 * 1024
MAX_PARTS = 1_000
MAX_DEPTH = 60
# 5,000 rows with every column of the template filled stay below these; 20 MB of nothing but empty cells do not.
MAX_ELEMENTS = 1_000_000
MAX_CELLS = 400_000
# Many sheets can point at one part, and each is read.
MAX_SHEETS = 20

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def is_workbook(data):
    """True for a workbook that is safe to open, False for what can only be text; anything else is refused."""
    if not data.strip():
        raise Unreadable(_("The file is empty. Choose the file that holds the filled rows."))
    if len(data) > MAX_BYTES:
        raise Unreadable(
            _("The file is larger than %(limit)s MB. Split it into smaller files and import them one after the other.")
            % {"limit": MAX_BYTES // 1024**2}
        )
    if data.startswith(OLD_OFFICE):
        raise Unreadable(old_office(data))
    return data.startswith(b"PK\x03\x04")


def old_office(data):
    if ENCRYPTED in data:
        return _("The workbook is protected with a password. Open it, save it without the password, and try again.")
    return _("This is an old .xls file or another old document. Save it as an Excel Workbook (.xlsx) and try again.")


def formulas_of(data):
    """The cells that hold formulas, by part of the workbook. Refuses what is damaged, too large or dangerous."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            demand_workbook(archive)
            return scan(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError) as error:
        raise Unreadable(damaged()) from error


def damaged():
    return _(
        "The workbook is damaged and cannot be opened. Open it in a spreadsheet program, save it anew, and try again."
    )


def demand_workbook(archive):
    members = archive.infolist()
    names = {member.filename for member in members}
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable(_("The file is locked with a password. Save it without the password and try again."))
    if len(members) > MAX_PARTS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise Unreadable(too_large_inside())
    if "xl/workbook.xml" not in names:
        raise Unreadable(
            _("This is not an Excel workbook. Save it as an Excel Workbook (.xlsx) or as CSV and try again.")
        )


def too_large_inside():
    return _(
        "Unpacked, the workbook is too large. Copy the filled rows into a new, empty HTCDS template and import that."
    )


def scan(archive):
    formulas, counts = {}, Counter()
    room = MAX_UNPACKED
    for member in archive.infolist():
        # The sizes that a ZIP file states about itself may lie; what comes out is counted again.
        with archive.open(member) as part:
            content = part.read(room + 1)
        room -= len(content)
        if room < 0:
            raise Unreadable(too_large_inside())
        formulas[member.filename] = PartScanner(content, counts).formulas
    return formulas


class PartScanner:
    """Reads one part as XML, if it is any, to refuse document types and to note the cells with formulas.

    openpyxl parses with the standard library, which expands entities; without a document type there are none.
    """

    def __init__(self, content, counts):
        self.formulas = set()
        self.cell = None
        self.depth = 0
        self.counts = counts
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartDoctypeDeclHandler = self.on_doctype
        parser.StartElementHandler = self.on_start
        parser.EndElementHandler = self.on_end
        try:
            parser.Parse(content, True)
        except expat.ExpatError:
            # Not XML as far as the reader can see either; pictures and macros end here.
            return

    def on_doctype(self, *declaration):
        raise Unreadable(
            _("The workbook holds XML entities, which no spreadsheet program writes. Get a fresh copy from its author.")
        )

    def on_start(self, name, attributes):
        self.depth += 1
        tag = name.rpartition("}")[2]
        self.counts["all"] += 1
        if tag == "c":
            self.counts["cells"] += 1
            self.cell = attributes.get("r", "?")
        elif tag == "sheet":
            self.counts["sheets"] += 1
        elif tag == "f" and self.cell:
            self.formulas.add(self.cell)

        counts = self.counts
        if (
            self.depth > MAX_DEPTH
            or counts["all"] > MAX_ELEMENTS
            or counts["cells"] > MAX_CELLS
            or counts["sheets"] > MAX_SHEETS
        ):
            raise Unreadable(too_large_inside())

    def on_end(self, name):
        self.depth -= 1
        if name.rpartition("}")[2] == "c":
            self.cell = None
