"""A file that is damaged, disguised or hostile gets one sentence that says what to do, in little time."""

import io
import time
import zipfile

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference

from reporting.htcds import files, table
from reporting.htcds.refusals import Unreadable
from tests.reporting.htcds import sheets
from tests.reporting.htcds.sheets import AMARA

SHEET = "xl/worksheets/sheet1.xml"
DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
SHEET_XML = (
    b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<sheetData>%s</sheetData></worksheet>"
)


def template():
    return sheets.filled(AMARA)


def locked():
    data = bytearray(template())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = data.find(signature)
        while position >= 0:
            data[position + offset] |= 1
            position = data.find(signature, position + 4)
    return bytes(data)


def archive(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return stream.getvalue()


def a_bomb_that_lies():
    """Declares ten bytes and unpacks to 30 MB: the sizes in the headers are overwritten."""
    data = bytearray(sheets.with_part(template(), "xl/media/picture.png", b"\0" * 30 * 1024**2))
    true_size = (30 * 1024**2).to_bytes(4, "little")
    return bytes(data.replace(true_size, (10).to_bytes(4, "little")))


HOSTILE = {
    "empty": (b"", "empty"),
    "white space": (b" \n\t ", "empty"),
    "too large": (b"a" * (files.MAX_BYTES + 1), "larger than 5 MB"),
    "half a workbook": (template()[:5000], "damaged"),
    "beginning of a ZIP": (b"PK\x03\x04" + b"\0" * 500, "damaged"),
    "flipped bytes": (template()[:900] + b"\xff" * 40 + template()[940:], "damaged"),
    "locked members": (locked(), "password"),
    "protected by Office": (files.OLD_OFFICE + b"\0" * 512 + files.ENCRYPTED, "password"),
    "old xls": (files.OLD_OFFICE + b"\0" * 512, "old .xls"),
    "another ZIP": (archive(readme="hello"), "not an Excel workbook"),
    "OpenDocument": (archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "not an Excel workbook"),
    "declared bomb": (sheets.with_part(template(), "xl/media/a.png", b"\0" * 30 * 1024**2), "Unpacked"),
    "lying bomb": (a_bomb_that_lies(), "damaged|Unpacked"),
    "a thousand parts": (archive(**{f"xl/{number}": "" for number in range(1_001)}), "Unpacked"),
    "entities in the sheet": (sheets.with_part(template(), SHEET, DOCTYPE), "XML entities"),
    "entities in UTF-16": (
        sheets.with_part(template(), SHEET, DOCTYPE.decode().encode("utf-16")),
        "XML entities",
    ),
    "entities in the strings": (sheets.with_part(template(), "xl/sharedStrings.xml", DOCTYPE), "XML entities"),
    "entities in an unexpected part": (sheets.with_part(template(), "docProps/odd.bin", DOCTYPE), "XML entities"),
    "deeply nested": (sheets.with_part(template(), SHEET, SHEET_XML % (b"<a>" * 5000 + b"</a>" * 5000)), "Unpacked"),
    "broken sheet": (sheets.with_part(template(), SHEET, SHEET_XML[:150] + b"<row r='x'><c"), "damaged"),
    "odd row number": (
        sheets.with_part(template(), SHEET, SHEET_XML % b'<row r="1.5"><c r="A1"><v>1</v></c></row>'),
        "damaged",
    ),
    "string out of range": (
        sheets.with_part(template(), SHEET, SHEET_XML % b'<row r="1"><c r="A1" t="s"><v>999999</v></c></row>'),
        "damaged",
    ),
    "coordinates out of range": (
        sheets.with_part(template(), SHEET, SHEET_XML % b'<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'),
        "damaged|No HTCDS",
    ),
    "too many cells": (
        sheets.with_part(template(), SHEET, SHEET_XML % (b"<row>%s</row>" % (b"<c/>" * 400_001))),
        "Unpacked",
    ),
    "too many rows": (sheets.with_part(template(), SHEET, SHEET_XML % (b"<row/>" * 1_000_001)), "Unpacked"),
    "too many lines": (b"prs_FirstName\n" + b"\n" * 100_001, "too many lines"),
    "no relations": (archive(**{"xl/workbook.xml": "<workbook/>", "[Content_Types].xml": "<Types/>"}), "damaged"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "neither an Excel workbook"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "neither an Excel workbook"),
    "text with zeros": (b"prs_FirstName\n\x00\x00\n", "neither an Excel workbook"),
    "Latin-1": ("prs_FirstName\nZoë".encode("latin-1"), "neither an Excel workbook"),
    "prose": (b"Dear colleagues,\nplease find attached\n", "No HTCDS headings"),
    "web page": (b"<!DOCTYPE html><html><table><tr><td>prs_FirstName</table>", "No HTCDS headings"),
    "open quotation mark": (b'prs_FirstName,prs_SecondName\n"Amara,Okafor\n', "quotation mark"),
    "enormous CSV cell": (b"prs_FirstName\n" + b"a" * 200_000, "quotation mark|No HTCDS"),
    "headings only": (b"prs_FirstName,con_Consent\n", "no filled row"),
    "IOM's empty template": (sheets.PLAIN.read_bytes(), "no filled row"),
    "IOM's blank survey": (sheets.SURVEY.read_bytes(), "blank survey form"),
    "IOM's list of fields": (sheets.FIELDS.read_bytes(), "No HTCDS headings"),
    "empty workbook": (sheets.workbook(), "No HTCDS headings"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_sentence(name):
    data, sentence = HOSTILE[name]
    started = time.monotonic()

    with pytest.raises(Unreadable, match=sentence) as refused:
        table.read(data)

    assert str(refused.value.sentence).endswith(".")
    assert time.monotonic() - started < 20


def test_a_sheet_with_a_chart_beside_the_rows_does_no_harm():
    book = openpyxl.load_workbook(sheets.PLAIN)
    book.active["D3"] = "Amara"
    chart = BarChart()
    chart.add_data(Reference(book.active, min_col=1, min_row=3, max_row=9))
    book.create_chartsheet("Chart").add_chart(chart)

    assert len(table.read(sheets.saved(book)).rows) == 1


def test_a_million_empty_rows_are_passed_over_quickly():
    data = sheets.filled(AMARA)
    xml = sheets.part(data, SHEET).replace(b"</sheetData>", b'<row r="1048576"><c r="D1048576"/></row></sheetData>')
    started = time.monotonic()

    read = table.read(sheets.with_part(data, SHEET, xml))

    assert len(read.rows) == 1
    assert time.monotonic() - started < 20


def test_a_sheet_that_lies_about_its_size_is_read_all_the_same():
    data = sheets.filled(AMARA)
    xml = sheets.part(data, SHEET)
    start, end = xml.index(b'ref="A1') + 5, xml.index(b'"', xml.index(b'ref="A1') + 5)

    read = table.read(sheets.with_part(data, SHEET, xml[:start] + b"A1:XFD1048576" + xml[end:]))

    assert len(read.rows) == 1


def test_more_sheets_than_anyone_fills_are_refused():
    book = openpyxl.Workbook()
    for number in range(files.MAX_SHEETS + 1):
        book.create_sheet(str(number))

    with pytest.raises(Unreadable, match="Unpacked"):
        table.read(sheets.saved(book))


def test_the_macros_of_ioms_template_are_never_looked_at():
    data = sheets.filled(AMARA, template=sheets.MULTIPLE)

    assert "xl/vbaProject.bin" in zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert len(table.read(data).rows) == 1
