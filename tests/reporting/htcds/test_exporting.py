"""What came in goes out again; in the other mode, nothing that could name anyone does."""

import datetime
import io

import openpyxl
import pytest

from cases.actions import give_consent, refuse_consent, register_woman, withdraw_consent
from cases.models import Case, Consent, TraffickingProfile
from coalesce.audit.models import AuditEntry
from coalesce.tenancy import acting_for
from reporting.htcds import exporting, importing, table, values
from reporting.htcds.headings import CODE
from reporting.htcds.standard import FIELDS, TEMPLATE
from tests.reporting.htcds import sheets
from tests.reporting.htcds.sheets import AMARA

pytestmark = pytest.mark.django_db

FREE = "Frei erfundener Text, Ωμέγα"
OF_KIND = {
    "text": FREE,
    "date": "2026-02-03",
    "checkbox": "TRUE",
    "number": "17",
    "degrees": "33.5",
    "phone": "+35722123456",
    "country": "DE",
    "countries": "NG;GH",
    "language": "ara",
    "email": "amara@example.org",
}


def everything(pick=lambda names: names[-1:]):
    """A value for each of the 83 fields. pick: which of a list's value names."""
    row = {}
    for field in FIELDS.values():
        chosen = pick([name for name, label in field.values])
        row[field.name] = ";".join(chosen[:1] if field.kind == "one" else chosen) if chosen else OF_KIND[field.kind]
    return row | {"prs_Birthdate": "1998-03-31", "prs_HomePhone": "+35722654321"}


def import_rows(person, *rows, names=None):
    names = names or list(rows[0])
    data = sheets.comma_separated(names, *([row.get(name) for name in names] for row in rows))
    return importing.import_table(table.read(data), by=person)


def canonical(row):
    read = {name: values.read(FIELDS[name], cell) for name, cell in row.items()}
    return {name: value for name, value in read.items() if value is not None}


def let_be_named(person):
    """Every woman here agrees to be named in a file."""
    for case in Case.objects.all():
        give_consent(case=case, purpose=Consent.Purpose.HTCDS_IDENTIFIED, by=person)


def exported(person, mode, file_format="xlsx"):
    if mode == exporting.IDENTIFIED:
        let_be_named(person)
    data, count = exporting.export(mode=mode, file_format=file_format, by=person)
    return [canonical(row) for number, row in table.read(data).rows]


def listed_values():
    longest = max(len(field.values) for field in FIELDS.values())
    for number in range(longest):
        yield everything(lambda names, number=number: names[number % len(names) :][:1] if names else [])


@pytest.mark.parametrize("file_format", ["xlsx", "csv"])
def test_all_83_fields_come_back_as_they_were(file_format, mia, ben, acts):
    row = everything(lambda names: names)
    with acts(mia):
        import_rows(mia, row)

        (back,) = exported(mia, exporting.IDENTIFIED, file_format)

    assert back == canonical(row)


def test_every_value_of_every_list_comes_back_through_the_database(mia, ben, acts):
    rows = [row | {"prs_FirstName": f"Amara {number}"} for number, row in enumerate(listed_values())]
    rows = [row | {"prs_SecondName": str(number)} for number, row in enumerate(rows)]
    with acts(mia):
        report = import_rows(mia, *rows)
        back = {row["prs_FirstName"]: row for row in exported(mia, exporting.IDENTIFIED)}

    assert {row.fate for row in report.rows} == {importing.Fate.IMPORTED}
    assert back == {row["prs_FirstName"]: canonical(row) for row in rows}


@pytest.mark.parametrize("template", [sheets.PLAIN, sheets.SINGLE, sheets.MULTIPLE], ids=lambda path: path.stem[18:30])
def test_ioms_own_workbooks_go_in_and_come_back(template, mia, ben, acts):
    data = sheets.filled(AMARA, AMARA | {"D": "Lidia"}, template=template)
    expected = [canonical(row) for number, row in table.read(data).rows]
    with acts(mia):
        importing.import_table(table.read(data), by=mia)

        back = exported(mia, exporting.IDENTIFIED)

    assert sorted(back, key=lambda row: row["prs_FirstName"]) == expected


def test_pseudonymised_rows_name_nobody(mia, ben, acts):
    row = everything(lambda names: names)
    with acts(mia):
        import_rows(mia, row)
        data, count = exporting.export(mode=exporting.PSEUDONYMISED, file_format="csv", by=mia)
        code = Case.objects.get().code

    text = data.decode("utf-8-sig")
    assert CODE in text and code in text
    for private in (FREE, "+357", "example.org", "1998", "33.5", "Ben"):
        assert private not in text
    assert "WithholdsDocuments" in text and "NG;GH" in text


def test_the_code_stands_in_the_first_column_before_ioms_own(mia, ben, acts):
    with acts(mia):
        import_rows(mia, everything())
        data, count = exporting.export(mode=exporting.PSEUDONYMISED, file_format="xlsx", by=mia)
        code = Case.objects.get().code

    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert [cell.value for cell in sheet[1]][:39] == [CODE, *(field.name for field in TEMPLATE)]
    assert sheet["A3"].value == code


def test_who_withdrew_her_consent_to_a_record_is_left_out(mia, ben, acts):
    with acts(mia):
        import_rows(mia, everything())
        let_be_named(mia)
        consent = Consent.objects.get(purpose=Consent.Purpose.RECORD_KEEPING)
        withdraw_consent(consent=consent, by=ben)

        data, count = exporting.export(mode=exporting.IDENTIFIED, file_format="csv", by=mia)

    assert count == 0
    assert FREE not in data.decode()


@pytest.mark.parametrize("answer", ["not asked", "no", "taken back"])
def test_no_file_names_a_woman_who_did_not_agree_to_be_named(mia, ben, acts, answer):
    with acts(mia):
        import_rows(mia, everything())
        if answer == "no":
            refuse_consent(case=Case.objects.get(), purpose=Consent.Purpose.HTCDS_IDENTIFIED, by=ben)
        if answer == "taken back":
            let_be_named(mia)
            withdraw_consent(consent=Consent.objects.get(purpose=Consent.Purpose.HTCDS_IDENTIFIED), by=ben)

        named, count = exporting.export(mode=exporting.IDENTIFIED, file_format="csv", by=mia)
        nameless, counted = exporting.export(mode=exporting.PSEUDONYMISED, file_format="csv", by=mia)

    assert (count, counted) == (0, 1)
    assert FREE not in named.decode()


def test_what_the_standard_cannot_say_is_said_as_near_as_it_can(mia, ben, acts):
    with acts(mia):
        import_rows(mia, everything())
        profile = TraffickingProfile.objects.get()
        profile.means_of_control = ["DebtBondage", "RESTRICTS_MOVEMENT", "OATH_SPIRITUAL"]
        profile.save()
        woman = Case.objects.get().woman
        woman.citizenships, woman.birth_precision, woman.education_level = ["STATELESS", "NG"], "YEAR", "NONE"
        woman.save()

        (row,) = exported(mia, exporting.IDENTIFIED)

    assert row["vic_MethodsOfControl"] == ("DebtBondage", "PsychologicalAbuse", "Other")
    assert row["prs_Citizenship"] == ("NG",)
    assert "prs_Birthdate" not in row and "prs_HighestLevelOfEducation" not in row


def test_what_was_changed_here_goes_out_as_changed(mia, ben, ada, acts):
    with acts(mia):
        import_rows(mia, everything())
        case = Case.objects.get()
        case.woman.first_name, case.assigned_to = "Adaeze", ada
        case.woman.save()
        case.save()

        (row,) = exported(mia, exporting.IDENTIFIED)

    assert (row["prs_FirstName"], row["cas_CaseOwner"]) == ("Adaeze", "Ada")


def test_another_organisation_exports_nothing_of_it(mia, ben, eve, acts):
    with acts(mia):
        import_rows(mia, everything())
        let_be_named(mia)
    with acts(eve):
        data, count = exporting.export(mode=exporting.IDENTIFIED, file_format="csv", by=eve)

    assert count == 0
    assert FREE not in data.decode()


def test_an_export_is_remembered_and_so_is_every_record_it_opened(mia, ben, acts):
    with acts(mia):
        import_rows(mia, everything())
        let_be_named(mia)
    with acts(mia):
        exporting.export(mode=exporting.IDENTIFIED, file_format="csv", by=mia)

    with acting_for(mia.organisation_id):
        entry = AuditEntry.objects.get(event="htcds.exported")
        assert entry.details == {"rows": 1, "mode": "identified", "format": "csv"}
        assert AuditEntry.objects.filter(event="woman.read", sequence__gt=entry.sequence).exists()


def test_what_could_name_her_is_not_even_opened_where_nobody_is_named(mia, ada, acts):
    with acts(ada):
        case = register_woman(identity={"first_name": "Amara"}, by=ada)
        for purpose in (Consent.Purpose.SERVICE, Consent.Purpose.RECORD_KEEPING):
            give_consent(case=case, purpose=purpose, by=ada)
    with acts(mia) as acting:
        data, count = exporting.export(mode=exporting.PSEUDONYMISED, file_format="csv", by=mia)

        assert count == 1
        assert acting.women_read == set()


def test_the_many_cases_of_an_organisation_take_few_queries(mia, ben, acts, django_assert_max_num_queries):
    rows = [everything() | {"prs_FirstName": f"Amara {number}", "prs_SecondName": str(number)} for number in range(5)]
    with acts(mia):
        import_rows(mia, *rows)
        let_be_named(mia)
    with acts(mia), django_assert_max_num_queries(12):
        assert exporting.export(mode=exporting.IDENTIFIED, file_format="csv", by=mia)[1] == 5


def test_a_date_in_the_workbook_is_a_date(mia, ben, acts):
    with acts(mia):
        import_rows(mia, everything())
        let_be_named(mia)
        data, count = exporting.export(mode=exporting.IDENTIFIED, file_format="xlsx", by=mia)

    assert openpyxl.load_workbook(io.BytesIO(data)).active["G3"].value == datetime.datetime(1998, 3, 31)
