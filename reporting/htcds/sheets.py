"""The rows of a workbook or a CSV file as they were typed, with nothing read into them yet."""

import csv
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_uppercase
from xml.etree.ElementTree import ParseError

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException

from reporting.htcds import files, headings
from reporting.htcds.refusals import Unreadable

# The standard has 83 fields; a sheet that is wider has been painted, not filled.
MAX_COLUMNS = 128
MAX_LINES = 100_000
DELIMITERS = ",;\t"

# What openpyxl raises, by experiment, on workbooks that a spreadsheet program would not have written.
DAMAGE = (
    AttributeError,
    EOFError,
    InvalidFileException,
    KeyError,
    IndexError,
    OSError,
    OverflowError,
    ParseError,
    RuntimeError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)

# openpyxl warns of the validation lists and colours that a reader of values leaves behind.
warnings.filterwarnings("ignore", module="openpyxl")


@dataclass(frozen=True)
class Sheet:
    title: str
    is_hidden: bool
    source: Iterable
    # The coordinates of cells with formulas; "?" stands for one that the file does not say.
    formulas: frozenset[str] = frozenset()
    epoch: object = None

    def rows(self):
        """Pairs of row number and cells, without the empty rows."""
        computed = {coordinate.lstrip(ascii_uppercase) for coordinate in self.formulas}
        try:
            for number, cells in enumerate(self.source, 1):
                if cells.count(None) < len(cells) or str(number) in computed:
                    yield number, cells
        except DAMAGE as error:
            raise Unreadable(files.damaged()) from error


def sheets_of(data):
    return workbook_sheets(data) if files.is_workbook(data) else [text_sheet(data)]


def workbook_sheets(data):
    formulas = files.formulas_of(data)
    try:
        workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        return [workbook_sheet(sheet, formulas) for sheet in workbook.worksheets]
    except DAMAGE as error:
        raise Unreadable(files.damaged()) from error


def workbook_sheet(sheet, formulas):
    # The size that a sheet states about itself may lie.
    sheet.reset_dimensions()
    return Sheet(
        title=sheet.title,
        is_hidden=sheet.sheet_state != "visible",
        source=Rows(sheet),
        # openpyxl tells the part that a sheet was read from nowhere else.
        formulas=frozenset(formulas.get(sheet._worksheet_path.lstrip("/"), ())),
        epoch=sheet.parent.epoch,
    )


@dataclass(frozen=True)
class Rows:
    """Rows of a sheet that can be walked through more than once."""

    sheet: object

    def __iter__(self):
        return self.sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True)


def text_sheet(data):
    text = decoded(data)
    if text.count("\n") > MAX_LINES:
        raise Unreadable(_("The CSV file has too many lines. Split it into smaller files and import them in turn."))
    tables = [table for table in (split(text, delimiter) for delimiter in DELIMITERS) if table]
    if not tables:
        raise Unreadable(_("The CSV file has a quotation mark too few or too many. Save it anew and try again."))
    rows = max(tables, key=lambda table: headings.recognised(table[:10]))
    return Sheet(title="", is_hidden=False, source=[padded(row) for row in rows])


def split(text, delimiter):
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return None


def decoded(data):
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(not_text()) from error
    if "\x00" in text:
        raise Unreadable(not_text())
    return text


def not_text():
    return _(
        "This is neither an Excel workbook (.xlsx, .xlsm) nor a CSV file in UTF-8. "
        "In your spreadsheet program choose Save as, then Excel Workbook or CSV UTF-8, and try again."
    )


def padded(row):
    return tuple(cell if cell.strip() else None for cell in row[:MAX_COLUMNS])
