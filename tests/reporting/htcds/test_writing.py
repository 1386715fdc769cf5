"""What is written looks like IOM's template, comes back the same, and runs nothing."""

import datetime
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.htcds import table, values, writing
from reporting.htcds.headings import CODE
from reporting.htcds.standard import FIELDS, TEMPLATE
from tests.reporting.htcds import sheets

HEADERS = [field.name for field in TEMPLATE]
LIVE = ["=1+1", '=HYPERLINK("http://example.org")', "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "'=1"]


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data)).active


def test_the_workbook_has_ioms_layout_with_the_two_names_corrected():
    written, original = (
        opened(writing.as_workbook(HEADERS, [["K. Weber"]])),
        openpyxl.load_workbook(sheets.PLAIN).active,
    )

    names = [cell.value for cell in written[1]]
    assert written.row_dimensions[1].hidden
    assert len(names) == 39
    assert names[0] is None
    assert {(cell.coordinate, cell.value) for cell in written[1]} ^ {
        (cell.coordinate, cell.value) for cell in original[1][:39]
    } == {
        ("T1", "vic_TraffickinStatusDecisionMakingOrg"),
        ("T1", "vic_TraffickingStatusDecisionMakingOrg"),
        ("AJ1", None),
        ("AJ1", "cas_ReasonForOutgoingReferral"),
    }
    assert [written["B2"].value, written["AM2"].value] == ["Case Owner", "Reason for Case Closure"]
    assert [written["A3"].value, written["B3"].value] == [1, "K. Weber"]


def test_the_names_and_labels_of_the_written_address_agree():
    read = table.read(writing.as_workbook(HEADERS, [["Limassol"] * len(HEADERS)]))

    assert not read.asks_for_address_columns
    assert {name for name, cell in read.rows[0][1].items()} == set(HEADERS)


def test_a_code_takes_the_place_of_the_running_number():
    sheet = opened(writing.as_workbook([CODE, *HEADERS], [["IE-7F3K9", "K. Weber"]]))

    assert [sheet["A1"].value, sheet["A2"].value, sheet["A3"].value] == [CODE, "Code", "IE-7F3K9"]
    assert sheet["B3"].value == "K. Weber"


@pytest.mark.parametrize("text", LIVE)
def test_no_text_becomes_a_formula_in_a_workbook(text):
    sheet = opened(writing.as_workbook(["prs_FirstName"], [[text]]))

    assert (sheet["B3"].value, sheet["B3"].data_type) == (text, "s")


@pytest.mark.parametrize("text", LIVE[:-1])
def test_no_text_becomes_a_formula_in_csv(text):
    lines = writing.as_csv(["prs_FirstName"], [[text]]).decode("utf-8-sig").splitlines()

    assert lines[1].lstrip('"').startswith("'")


@pytest.mark.parametrize("number", ["+35722123456", "-33.5"])
def test_phone_numbers_and_degrees_leave_without_an_apostrophe(number):
    assert number in writing.as_csv(["prs_MobilePhone"], [[number]]).decode()
    assert "'" not in writing.as_csv(["prs_MobilePhone"], [[number]]).decode()


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), max_size=60)
    .map(str.strip)
    .filter(lambda text: text not in values.ERRORS)
)
def test_any_name_comes_back_from_both_files(text):
    field = FIELDS["prs_FirstName"]
    expected = values.read(field, text)
    row = [text, "ada@example.org"]

    for data in (
        writing.as_workbook(["prs_FirstName", "prs_Email"], [row]),
        writing.as_csv(["prs_FirstName", "prs_Email"], [row]),
    ):
        ((_number, back),) = table.read(data).rows
        assert values.read(field, back.get("prs_FirstName")) == expected


@pytest.mark.parametrize("write", [writing.as_workbook, writing.as_csv])
def test_a_date_comes_back_as_that_day(write):
    ((_number, row),) = table.read(write(["prs_Birthdate"] * 1, [[datetime.date(1998, 3, 31)]])).rows

    assert values.read(FIELDS["prs_Birthdate"], row["prs_Birthdate"]) == datetime.date(1998, 3, 31)


def test_a_document_character_that_no_workbook_can_hold_is_left_out():
    assert opened(writing.as_workbook(["prs_FirstName"], [["A\x07mara"]]))["B3"].value == "Amara"
