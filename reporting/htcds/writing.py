"""HTCDS rows as a workbook laid out like IOM's template, and as CSV; nothing in either runs when it is opened."""

import csv
import io
import re

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from reporting.htcds.headings import CODE
from reporting.htcds.standard import FIELDS
from reporting.htcds.values import LIVE

# A sign and digits alone are a number or a phone number, not a formula that could reach anything.
HARMLESS = re.compile(r"[+-]\d[\d.]*")
WIDTH = 22


def as_workbook(headers, rows):
    """Row 1, hidden: names. Row 2: labels. Then the rows, numbered in column A unless the first column is the code."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Case Sheet"
    has_code = headers[:1] == [CODE]
    headings = headers if has_code else [None, *headers]
    put(sheet, 1, headings)
    put(sheet, 2, [label_of(heading) for heading in headings])
    for number, row in enumerate(rows, 1):
        put(sheet, number + 2, row if has_code else [number, *row])
    lay_out(sheet, len(headings))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def label_of(heading):
    return FIELDS[heading].label if heading in FIELDS else heading and "Code"


def put(sheet, number, values):
    for column, value in enumerate(values, 1):
        if value in (None, ""):
            continue
        cell = sheet.cell(number, column)
        if isinstance(value, str):
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
            # openpyxl makes a formula of every text that begins with "=".
            cell.data_type = "s"
            cell.quotePrefix = value.startswith(LIVE)
        else:
            cell.value = value
            if hasattr(value, "isoformat"):
                cell.number_format = "yyyy-mm-dd"


def lay_out(sheet, width):
    sheet.row_dimensions[1].hidden = True
    sheet.row_dimensions[2].height = 60
    sheet.freeze_panes = "B3"
    for column in range(1, width + 1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDTH if column > 1 else 12
        sheet.cell(2, column).font = Font(bold=True)
        sheet.cell(2, column).alignment = Alignment(wrap_text=True, vertical="top")


def as_csv(headers, rows):
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(headers)
    for row in rows:
        writer.writerow([inert("" if value is None else str(value)) for value in row])
    # Excel takes a CSV file for UTF-8 only when it begins with this mark.
    return stream.getvalue().encode("utf-8-sig")


def inert(text):
    return f"'{text}" if text.startswith(LIVE) and not HARMLESS.fullmatch(text) else text
