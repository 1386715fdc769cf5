"""The rows of a workbook or a CSV file as text, and what a file must pass before anything reads its cells."""

import csv
import datetime
import io
import zipfile
import zlib
from xml.etree.ElementTree import ParseError

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException

from coalesce.refusals import Refused

MAX_BYTES = 4 * 1024 * 1024
MAX_UNPACKED = 60 * 1024 * 1024
MAX_PARTS = 200
MAX_ROWS = 10_000
MAX_COLUMNS = 60
MAX_LINES = 50_000
DELIMITERS = ",;\t"
DOCTYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))

# What openpyxl raises on workbooks that a spreadsheet program would not have written.
DAMAGE = (
    AttributeError,
    EOFError,
    InvalidFileException,
    KeyError,
    IndexError,
    NotImplementedError,
    OSError,
    OverflowError,
    ParseError,
    RuntimeError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)


class Unreadable(Refused):
    """The file as a whole cannot be imported."""

    def __init__(self, sentence):
        super().__init__(sentence, event="service_entries.refused")


def read(data):
    """(headings, [(row number, cells)]) of the first sheet; cells are text, as many as there are headings."""
    rows = _filled(_workbook(data) if _is_workbook(data) else _text(data))
    _number, headings = next(rows, (0, []))
    found = []
    for number, cells in rows:
        if len(found) == MAX_ROWS:
            raise Unreadable(
                _("The file has more than %(limit)s rows. Split it and import the parts one after the other.")
                % {"limit": f"{MAX_ROWS:,}"}
            )
        found.append((number, (cells + [""] * len(headings))[: len(headings)]))
    if not found:
        raise Unreadable(_("There is no filled row below the headings. Fill at least one row and try again."))
    return headings, found


def _filled(rows):
    """Pairs of row number and cells, without the empty rows and the empty columns at the end."""
    for number, row in enumerate(rows, 1):
        cells = [words(cell) for cell in row[:MAX_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield number, cells


def words(cell):
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime.datetime | datetime.date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _is_workbook(data):
    if not data.strip():
        raise Unreadable(_("The file is empty. Choose the file that holds the filled rows."))
    if len(data) > MAX_BYTES:
        raise Unreadable(
            _("The file is larger than %(limit)s MB. Split it and import the parts one after the other.")
            % {"limit": MAX_BYTES // 1024**2}
        )
    return data.startswith(b"PK\x03\x04")


def _workbook(data):
    try:
        _demand_harmless(data)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        # The size that a sheet states about itself may lie.
        sheet.reset_dimensions()
        return list(_at_most(sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True)))
    except DAMAGE as error:
        raise Unreadable(
            _("The workbook is damaged or locked. Open it in a spreadsheet program, save it anew, and try again.")
        ) from error


def _demand_harmless(data):
    """openpyxl expands entities; a workbook without a document type has none."""
    room = MAX_UNPACKED
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > MAX_PARTS:
            raise Unreadable(_too_large())
        for member in parts:
            # The sizes that a ZIP file states about itself may lie; what comes out is counted.
            with archive.open(member) as part:
                content = part.read(room + 1)
            room -= len(content)
            if room < 0:
                raise Unreadable(_too_large())
            if any(doctype in content for doctype in DOCTYPE):
                raise Unreadable(
                    _("The workbook holds what no spreadsheet program writes. Save it anew and try again.")
                )


def _too_large():
    return _("Unpacked, the workbook is too large. Copy the filled rows into a new, empty workbook and import that.")


def _at_most(rows):
    for number, row in enumerate(rows):
        if number > MAX_LINES:
            raise Unreadable(_("The file has too many lines. Remove the empty ones and try again."))
        yield row


def _text(data):
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
        if "\x00" in text:
            raise ValueError
        delimiter = max(DELIMITERS, key=text.split("\n", 1)[0].count)
        return list(_at_most(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)))
    except ValueError as error:
        raise Unreadable(
            _(
                "This is neither an Excel workbook (.xlsx) nor a CSV file in UTF-8. "
                "In your spreadsheet program choose Save as, then Excel Workbook or CSV UTF-8, and try again."
            )
        ) from error
    except csv.Error as error:
        raise Unreadable(
            _("The CSV file has a quotation mark too few or too many. Save it anew and try again.")
        ) from error
