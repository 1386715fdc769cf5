"""IOM's templates are read with all their faults, and nothing in them is guessed."""

import datetime

import openpyxl
import pytest

from reporting.htcds import table
from reporting.htcds.refusals import Unreadable, Unusable
from reporting.htcds.standard import FIELDS, TEMPLATE
from tests.reporting.htcds import sheets
from tests.reporting.htcds.sheets import AMARA

LABELS = [field.label for field in TEMPLATE]


def only_row(data, **options):
    (row,) = table.read(data, **options).rows
    return row


@pytest.mark.parametrize("template", [sheets.PLAIN, sheets.SINGLE, sheets.MULTIPLE], ids=lambda path: path.stem[18:30])
def test_a_row_of_each_of_ioms_templates_is_read_under_the_right_fields(template):
    number, row = only_row(sheets.filled(AMARA, template=template))

    assert number == 3
    assert row["prs_FirstName"] == "Amara"
    assert row["con_Consent"] is True
    assert row["vic_TraffickingStatusDecisionMakingOrg"] == "NGO"
    assert row["cas_ReasonForOutgoingReferral"] == "Migration Or Change Of Location"
    assert len(row) == len(AMARA)


def test_every_column_of_the_template_is_found():
    found = table.read(sheets.filled(AMARA)).columns

    assert set(found) == {field.name for field in TEMPLATE}
    assert found["vic_TraffickingStatusDecisionMakingOrg"] == "T"
    assert found["cas_ReasonForOutgoingReferral"] == "AJ"


def test_rows_between_and_numbers_without_a_woman_are_passed_over():
    read = table.read(sheets.filled(AMARA, {}, {"A": 3, "D": "  "}, AMARA))

    assert [number for number, row in read.rows] == [3, 6]
    assert read.notes == []


def test_an_address_under_disputed_headings_is_not_read_until_somebody_decides():
    read = table.read(sheets.filled(AMARA | {"N": "Limassol"}, AMARA))

    (_number, first), (_number, second) = read.rows
    assert read.asks_for_address_columns
    assert "Mailing City" in first["prs_MailingCity"].sentence
    assert "Mailing Street" in first["prs_MailingCity"].sentence
    assert "prs_MailingCity" not in second


@pytest.mark.parametrize(("choice", "name"), [("names", "prs_MailingCity"), ("labels", "prs_MailingStreet")])
def test_the_decision_places_the_address(choice, name):
    read = table.read(sheets.filled(AMARA | {"N": "Limassol"}), address_columns=choice)

    assert read.rows[0][1][name] == "Limassol"
    assert not read.asks_for_address_columns
    assert read.columns[name] == "N"


def test_without_an_address_nothing_is_asked():
    assert not table.read(sheets.filled(AMARA)).asks_for_address_columns


def test_a_formula_is_never_read_whatever_it_showed():
    number, row = only_row(sheets.filled(AMARA | {"E": '=HYPERLINK("http://example.org","Okafor")'}))

    assert "formula" in row["prs_SecondName"].sentence


def test_a_row_of_formulas_alone_is_not_lost():
    number, row = only_row(sheets.filled({"D": "=A1"}))

    assert isinstance(row["prs_FirstName"], Unusable)


def test_text_that_looks_like_a_formula_stays_text():
    book = openpyxl.load_workbook(sheets.PLAIN)
    book.active["D3"] = "=1+1"
    book.active["D3"].data_type = "s"

    number, row = only_row(sheets.saved(book))

    assert row["prs_FirstName"] == "=1+1"


@pytest.mark.parametrize("cell", [datetime.date(1998, 3, 31), datetime.datetime(1998, 3, 31), 35885, 35885.0])
def test_a_birthdate_is_a_day_in_either_form_of_excel(cell):
    number, row = only_row(sheets.filled(AMARA | {"G": cell}))

    assert row["prs_Birthdate"] == datetime.datetime(1998, 3, 31)


def test_days_are_counted_from_1904_where_the_workbook_says_so():
    book = openpyxl.load_workbook(sheets.PLAIN)
    book.epoch = openpyxl.utils.datetime.MAC_EPOCH
    book.active["G3"] = 35885 - 1462

    number, row = only_row(sheets.saved(book))

    assert row["prs_Birthdate"] == datetime.datetime(1998, 3, 31)


@pytest.mark.parametrize("cell", [1998, 17, 19980331])
def test_a_year_or_an_age_in_a_date_column_is_not_taken_for_a_day(cell):
    number, row = only_row(sheets.filled(AMARA | {"G": cell}))

    assert "not a date" in row["prs_Birthdate"].sentence


def test_a_column_that_the_standard_does_not_know_is_named_and_left_out():
    book = openpyxl.load_workbook(sheets.PLAIN)
    book.active["AN2"], book.active["AN3"], book.active["AO3"] = "Shoe size", 38, "note to self"
    book.active["D3"] = "Amara"

    read = table.read(sheets.saved(book))

    assert read.rows == [(3, {"prs_FirstName": "Amara"})]
    assert read.notes == [
        "These columns are not HTCDS fields and are not read: Shoe size (AN).",
        "These columns have no heading and are not read: AO.",
    ]


def test_a_hidden_sheet_is_named_and_not_read():
    book = openpyxl.load_workbook(sheets.PLAIN)
    book.active["D3"] = "Amara"
    hidden = book.copy_worksheet(book.active)
    hidden.title, hidden.sheet_state = "old", "veryHidden"

    read = table.read(sheets.saved(book))

    assert len(read.rows) == 1
    assert read.notes == ["The hidden sheet “old” is not read."]


def test_two_sheets_of_cases_are_one_too_many():
    book = openpyxl.load_workbook(sheets.PLAIN)
    book.copy_worksheet(book.active).title = "Sheet2"

    with pytest.raises(Unreadable, match="Sheet1, Sheet2"):
        table.read(sheets.saved(book))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_by_names_whatever_its_delimiter(delimiter, encoding):
    data = sheets.comma_separated(
        ["prs_FirstName", "vic_MethodsOfControl", "prs_MailingCity"],
        ["Amará", "DebtBondage;FalsePromises", "Λεμεσός"],
        delimiter=delimiter,
        encoding=encoding,
    )

    assert only_row(data) == (
        2,
        {"prs_FirstName": "Amará", "vic_MethodsOfControl": "DebtBondage;FalsePromises", "prs_MailingCity": "Λεμεσός"},
    )


def test_csv_is_read_by_labels():
    number, row = only_row(sheets.comma_separated(LABELS, ["Amara"] * len(LABELS)))

    assert set(row) == {field.name for field in TEMPLATE}


def test_the_template_saved_as_csv_keeps_its_two_rows_of_headings():
    names = ["", *(field.name for field in TEMPLATE)]

    number, row = only_row(sheets.comma_separated(names, ["", *LABELS], ["1", "K. Weber"]))

    assert (number, row) == (3, {"cas_CaseOwner": "K. Weber"})


def test_a_label_of_several_fields_is_not_guessed():
    with pytest.raises(Unreadable, match="hte_Longitude"):
        table.read(sheets.comma_separated(["First Name", "Longitude"], ["Amara", "33"]))


def test_two_columns_for_one_field_are_not_merged():
    with pytest.raises(Unreadable, match="Columns A and B are both prs_FirstName"):
        table.read(sheets.comma_separated(["prs_FirstName", "prs_First_Name"], ["Amara", "Ama"]))


def test_a_name_and_a_label_that_disagree_elsewhere_stop_the_import():
    book = openpyxl.load_workbook(sheets.PLAIN)
    book.active["D2"], book.active["E2"], book.active["D3"] = "Second Name", "First Name", "Amara"

    with pytest.raises(Unreadable, match="Column D is prs_FirstName by its name and “Second Name” by its label"):
        table.read(sheets.saved(book))


def survey_names():
    survey = openpyxl.load_workbook(sheets.SURVEY)["survey"]
    return [name for kind, name, *rest in survey.iter_rows(min_row=2, values_only=True)]


def test_every_question_of_the_survey_form_is_known():
    names = survey_names()

    found = table.read(sheets.comma_separated(names, ["x"] * len(names)))

    assert len(found.columns) == 31
    assert found.notes == ["These columns are not HTCDS fields and are not read: start (A), end (B), __version__ (AH)."]


def test_answers_of_a_form_server_are_read_with_groups_in_their_headings():
    headings = ["start", "g/prs_First_Name", "g/vic_Methods_of_Control", "g/vic_Methods_of_Control/DebtBondage "]

    number, row = only_row(sheets.comma_separated(headings, ["now", "Amara", "DebtBondage FalsePromises", "1"]))

    assert row == {"prs_FirstName": "Amara", "vic_MethodsOfControl": "DebtBondage FalsePromises"}


def test_choices_split_over_columns_must_be_joined_first():
    headings = ["prs_First_Name", "vic_Methods_of_Control/DebtBondage"]

    with pytest.raises(Unreadable, match="Export all choices in one column"):
        table.read(sheets.comma_separated(headings, ["Amara", "1"]))


def test_the_wrong_label_of_the_title_in_the_survey_form_is_known():
    data = sheets.comma_separated(
        ["prs_First_Name", "prs_Second_Name", "prs_Title"],
        ["First Name", "Second Name", "Second Name"],
        ["Amara", "Okafor", "Nurse"],
    )

    assert only_row(data)[1]["prs_Title"] == "Nurse"


def test_the_file_may_not_be_longer_than_its_limit(monkeypatch):
    monkeypatch.setattr(table, "MAX_ROWS", 2)

    with pytest.raises(Unreadable, match="more than 2 filled rows"):
        table.read(sheets.filled(AMARA, AMARA, AMARA))


def test_all_83_fields_can_be_read_by_name():
    names = list(FIELDS)

    assert set(table.read(sheets.comma_separated(names, ["x"] * 83)).columns) == set(names)
