"""The directory as a file: every row's fate is told first, then the whole file is written or nothing."""

import csv
import io
import zipfile
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused
from referrals.directory.exchange import exporting, importing, resources, sheets
from referrals.directory.models import ServiceEntry

HEAD = "provider,service_type,country,region,free\n"
ROW = "Olive,LEGAL_ADVICE,CY,Limassol,yes\n"


def dry_run(person, acts, text):
    with acts(person):
        return importing.dry_run(text.encode() if isinstance(text, str) else text)


def take_in(person, acts, text):
    seen = dry_run(person, acts, text).mark
    with acts(person):
        return importing.import_file(text.encode() if isinstance(text, str) else text, seen=seen, by=person)


def export(person, acts, extension="csv"):
    with acts(person):
        entries = list(ServiceEntry.objects.select_related("provider").order_by("number"))
        return exporting.write(entries, extension, person.organisation_id)[0]


def cells(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def written_again(rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def reasons(report):
    return [sentence for row in report.rows for _column, sentence in row.reasons]


def test_new_rows_are_told_and_then_written(ada, acts):
    report = dry_run(ada, acts, HEAD + ROW)
    assert [(row.number, row.fate) for row in report.rows] == [(2, "new")]
    assert not ServiceEntry.objects.exists()

    take_in(ada, acts, HEAD + ROW)

    entry = ServiceEntry.objects.get()
    assert (entry.provider.name, entry.region, entry.free, entry.organisation) == (
        "Olive",
        "Limassol",
        True,
        ada.organisation,
    )
    with acts(ada):
        assert AuditEntry.objects.get(event="service_entries.imported").details == {"new": 1}


def test_an_export_that_comes_back_changes_nothing(ada, acts, add):
    add(ada, eligibility="=1+1", verified_on=timezone.localdate(), places=4)
    for extension in ("csv", "xlsx"):
        report = dry_run(ada, acts, export(ada, acts, extension))

        assert [row.fate for row in report.rows] == ["unchanged"], report.rows


def test_a_changed_cell_is_told_field_by_field(ada, acts, add):
    entry = add(ada)
    (row,) = cells(export(ada, acts))
    text = written_again([row | {"hours": "Mornings", "free": "no", "languages": "eng"}])

    (told,) = dry_run(ada, acts, text).rows
    assert told.fate == "changed"
    assert {(change.name, change.before, change.after) for change in told.changes} == {
        ("hours", "", "Mornings"),
        ("free", "yes", "no"),
        ("languages", "eng, fra", "eng"),
    }

    take_in(ada, acts, text)
    entry.refresh_from_db()
    assert (entry.hours, entry.free, entry.languages, entry.version) == ("Mornings", False, ["eng"], 2)
    assert entry.phone == "+357 22 000000"


def test_an_empty_cell_empties_and_a_missing_column_leaves_alone(ada, acts, add):
    entry = add(ada, hours="Mornings", eligibility="Women")
    text = f"number,provider,service_type,country,region,hours\n{entry.number},Olive,LEGAL_ADVICE,CY,Limassol,\n"
    take_in(ada, acts, text)

    entry.refresh_from_db()
    assert (entry.hours, entry.eligibility, entry.provider.name) == ("", "Women", "Olive")


def test_a_formula_leaves_as_text_and_is_refused_coming_in(ada, acts, add):
    add(ada, provider="=cmd|' /C calc'!A0", hours="@SUM(1)")
    (row,) = cells(export(ada, acts))
    assert row["provider"].startswith("'=")
    assert row["hours"] == "'@SUM(1)"
    assert row["phone"] == "'+357 22 000000"

    report = dry_run(ada, acts, HEAD + "=1+1,LEGAL_ADVICE,CY,Limassol,yes\n")
    assert reasons(report) == ["The cell holds a formula. Replace it by its value (Copy, then Paste values)."]


@pytest.mark.parametrize(
    "row, sentence",
    [
        (",LEGAL_ADVICE,CY,,", "The cell is empty"),
        ("Olive,LEGAL_MAGIC,CY,,", "“LEGAL_MAGIC” is not in the list"),
        ("Olive,LEGAL_ADVICE,Atlantis,,", "“Atlantis” is not in the list"),
        ("Olive,LEGAL_ADVICE,CY,,perhaps", "Write yes or no"),
        (f"{'O' * 121},LEGAL_ADVICE,CY,,", "longer than 120"),
        ("Olive,ACCOMMODATION_SAFE,CY,12 Harbour Street,", "Where women live is never written here"),
        ("Olive,LEGAL_ADVICE,CY,12 Harbour Street,", "a shelter may lie behind it"),
    ],
)
def test_a_bad_row_is_refused_with_its_number_and_stops_the_file(ada, acts, row, sentence):
    report = dry_run(ada, acts, HEAD + ROW + row + "\n")

    assert [(told.number, told.fate) for told in report.rows] == [(2, "new"), (3, "refused")]
    assert sentence in reasons(report)[0]
    with acts(ada):
        assert importing.import_file((HEAD + ROW + row).encode(), seen=report.mark, by=ada) is None
    assert not ServiceEntry.objects.exists()


def test_names_in_words_are_understood(ada, acts):
    take_in(ada, acts, 'provider,service_type,country,languages\nOlive,legal advice,cyprus,"Arabic, eng"\n')

    entry = ServiceEntry.objects.get()
    assert (entry.service_type, entry.country, entry.languages) == ("LEGAL_ADVICE", "CY", ["ara", "eng"])


def test_two_rows_of_one_service_are_refused(ada, acts):
    report = dry_run(ada, acts, HEAD + ROW + ROW)

    assert reasons(report) == ["Another row of this file names the same service. Keep one of them."]


def test_a_file_that_is_imported_twice_makes_nothing_twice(ada, acts):
    take_in(ada, acts, HEAD + ROW)

    assert [row.fate for row in dry_run(ada, acts, HEAD + ROW).rows] == ["unchanged"]


def test_a_partners_service_cannot_be_changed_by_a_file(ada, eve, acts, add):
    add(eve)
    (row,) = cells(export(ada, acts))

    assert reasons(dry_run(ada, acts, written_again([row | {"hours": "Never"}]))) == [
        "A partner keeps this service, and changes it there. Take the row out of the file."
    ]


def test_whom_to_call_leaves_only_with_ones_own(ada, eve, acts, add):
    add(ada)
    add(eve)
    phones = {row["phone"] for row in cells(export(eve, acts))}

    assert phones == {"", "'+357 22 000000"}
    assert sum(row["email"] != "" for row in cells(export(eve, acts))) == 1


def test_a_number_that_nobody_gave_is_refused(ada, acts):
    report = dry_run(ada, acts, "number,provider,service_type,country\nS-2222-2222,Olive,LEGAL_ADVICE,CY\n")

    assert "No service has this number" in reasons(report)[0]


@pytest.mark.parametrize(
    "data, sentence",
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (HEAD.encode(), "no filled row"),
        (b"provider,service_type,country,shoe size\na,b,c,d", "not known: shoe size"),
        (b"provider,provider,service_type,country\na,a,b,c", "twice: provider"),
        (b"provider,country\na,b", "missing: service_type"),
        (b'provider,service_type,country\n"a,b,c', "quotation mark"),
        (b"\xff\x00\xfa\x81", "neither"),
        (b"PK\x03\x04 not a workbook", "damaged"),
        (b"x" * (sheets.MAX_BYTES + 1), "larger than 4 MB"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(ada, acts, data, sentence):
    with pytest.raises(Refused, match=sentence):
        dry_run(ada, acts, data)


def test_a_workbook_with_entities_or_too_much_inside_is_refused(ada, acts):
    for content, sentence in (
        (b"<!DOCTYPE x>", "no spreadsheet program"),
        (b" " * (sheets.MAX_UNPACKED + 1), "too large"),
    ):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", content)
        with pytest.raises(Refused, match=sentence):
            dry_run(ada, acts, held.getvalue())


def test_a_workbook_with_real_dates_and_numbers_is_read(ada, acts):
    day = timezone.localdate() - timedelta(days=3)
    book = openpyxl.Workbook()
    book.active.append(["provider", "service_type", "country", "verified_on", "places", "emergency"])
    book.active.append(["Olive", "LEGAL_ADVICE", "CY", day, 4.0, True])
    held = io.BytesIO()
    book.save(held)
    take_in(ada, acts, held.getvalue())

    entry = ServiceEntry.objects.get()
    assert (entry.verified_on, entry.places, entry.emergency) == (day, 4, True)
    assert (entry.verified_by, entry.capacity_by) == (ada, ada)


def test_more_rows_than_the_limit_are_refused(ada, acts, monkeypatch):
    monkeypatch.setattr(sheets, "MAX_ROWS", 2)
    rows = "".join(f"Olive,LEGAL_ADVICE,CY,Town {number},yes\n" for number in range(3))

    with pytest.raises(Refused, match="more than 2 rows"):
        dry_run(ada, acts, HEAD + rows)


def test_rows_cost_no_queries(ada, acts, django_assert_max_num_queries):
    rows = "".join(f"Olive,LEGAL_ADVICE,CY,Town {number},yes\n" for number in range(300))
    with acts(ada), django_assert_max_num_queries(4):
        assert importing.dry_run((HEAD + rows).encode()).to_write == 300


def staged(browser, text=HEAD + ROW):
    upload = SimpleUploadedFile("services.csv", text.encode())
    return browser.post(reverse("directory:choose"), {"file": upload}).url


def test_the_words_of_the_lists_are_looked_up_once_for_a_whole_file(ada, acts, add, monkeypatch):
    """Once for every row they made an export of the whole directory take most of a minute."""
    made, ours = [], resources.columns
    monkeypatch.setattr(resources, "columns", lambda: made.append(1) or ours())
    for region in ("Limassol", "Paphos", "Larnaca"):
        add(ada, region=region)
    with acts(ada):
        exporting.write(list(ServiceEntry.objects.all()), "csv", ada.organisation_id)

    assert len(made) == 1


def test_a_workbook_holds_what_a_cell_can_hold(ada, acts, add):
    add(ada, eligibility="Ask\x0b first")
    with acts(ada):
        data, _type = exporting.write(list(ServiceEntry.objects.all()), "xlsx", ada.organisation_id)

    assert "Ask first" in str(list(openpyxl.load_workbook(io.BytesIO(data)).active.values))


def test_the_way_through_the_pages(ada, browse):
    browser = browse(ada)
    address = staged(browser)
    page = browser.get(address)
    assert "One row would be written" in page.content.decode()
    seen = page.context["report"].mark

    for _twice in range(2):
        answer = browser.post(f"{address}confirm/", {"seen": seen}, follow=True)
        assert answer.status_code == 200
    assert "imported already" in answer.content.decode()
    assert ServiceEntry.objects.count() == 1


def test_what_changed_since_she_looked_is_shown_again(ada, add, browse):
    browser = browse(ada)
    address = staged(browser)
    seen = browser.get(address).context["report"].mark
    add(ada, provider="Olive", service_type="LEGAL_ADVICE", hours="Mornings")

    answer = browser.post(f"{address}confirm/", {"seen": seen}, follow=True)

    assert "The directory changed since you looked" in answer.content.decode()


def test_a_staged_file_is_found_by_nobody_else(ada, mia, eve, browse):
    address = staged(browse(ada))

    for other in (mia, eve):
        assert browse(other).get(address).status_code == 404
    assert browse(ada).post(f"{address}leave/").status_code == 302
    assert browse(ada).get(address).status_code == 404


def test_wrong_headings_are_told_when_the_file_is_chosen(ada, browse):
    answer = browse(ada).post(reverse("directory:choose"), {"file": SimpleUploadedFile("a.csv", b"name,shoe\na,b\n")})

    assert answer.status_code == 422
    assert "These headings are not known: name, shoe" in answer.content.decode()


def test_the_export_holds_what_was_searched_for(ada, add, browse):
    add(ada)
    add(ada, country="IE", region="Cork")
    answer = browse(ada).get(reverse("directory:export", args=["csv"]), {"country": "IE"})

    assert [row["region"] for row in cells(answer.content)] == ["Cork"]
    assert browse(ada).get(reverse("directory:export", args=["pdf"])).status_code == 404
