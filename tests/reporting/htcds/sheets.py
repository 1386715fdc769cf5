"""IOM's own files, filled with fictional rows, as an organisation would send them."""

import csv
import io
import zipfile
from pathlib import Path

import openpyxl

DATA = Path(__file__).parents[2] / "data" / "htcds"
PLAIN = DATA / "HTCDS Excel Spreadsheet v2.0.xlsx"
SINGLE = DATA / "HTCDS Excel Spreadsheet single select with validation v2.0.xlsx"
MULTIPLE = DATA / "HTCDS Excel Spreadsheet multi select with validation v2.0.xlsm"
SURVEY = DATA / "htcds_xlsform.xlsx"
FIELDS = DATA / "htcds_fields.csv"

# Column letters of IOM's template.
AMARA = {
    "B": "K. Weber",
    "D": "Amara",
    "E": "Okafor",
    "F": True,
    "H": "Feminine",
    "I": "Nigeria",
    "S": "Possible victim of trafficking",
    "T": "NGO",
    "W": "Debt bondage ; Withholds documents",
    "X": "Sexual exploitation;Forced begging",
    "AB": "Follow up",
    "AJ": "Migration Or Change Of Location",
}


def filled(*rows, template=PLAIN, sheet=0):
    """IOM's template with these rows, given as {column letter: value}, from row 3 on."""
    book = openpyxl.load_workbook(template, keep_vba=template.suffix == ".xlsm")
    for number, row in enumerate(rows, 3):
        for letter, value in row.items():
            book.worksheets[sheet][f"{letter}{number}"] = value
    return saved(book)


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def comma_separated(headings, *rows, delimiter=",", encoding="utf-8"):
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows([headings, *rows])
    return stream.getvalue().encode(encoding)


def workbook(*rows, title="Sheet1"):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return saved(book)


def with_part(data, name, content):
    """The workbook with one part replaced or added, as somebody with ill will would write it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            if member.filename != name:
                target.writestr(member, source.read(member))
        target.writestr(name, content)
    return stream.getvalue()


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)
