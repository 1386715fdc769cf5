"""The import in the browser: chosen, read as a dry run, stored or forgotten; for managers, each in her own house."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.models import Case, Woman
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from reporting.htcds import forms, importing, staging, table
from tests.cast import make_person
from tests.reporting.htcds import sheets
from tests.reporting.htcds.sheets import AMARA

pytestmark = pytest.mark.django_db


@pytest.fixture
def max_(harbour):
    """The manager of Eve's organisation."""
    return make_person("Max", harbour, Role.ORGANISATION_MANAGER)


def send(client, person, data, name="cases.xlsx"):
    return client.post(reverse("htcds:choose"), {"file": SimpleUploadedFile(name, data), "worker": person.pk})


@pytest.fixture
def chosen(browse, mia, ben):
    """`chosen(row, …)` sends a workbook as Mia and returns the address of its dry run."""

    def choose(*rows):
        response = send(browse(mia), ben, sheets.filled(*rows))
        assert response.status_code == 302
        return response.url

    return choose


def step(address, name):
    return f"{address}{name}/"


def women_of(person):
    with acting_for(person.organisation_id):
        return Woman.objects.count()


def test_a_chosen_file_is_shown_row_by_row_before_anything_is_stored(client, chosen, mia):
    page = client.get(chosen(AMARA, AMARA | {"D": "Ngozi", "F": False})).content.decode()

    assert "Can be imported" in page and "Refused" in page
    assert "F4 · Consent" in page
    assert "Amara" not in page and "Ngozi" not in page
    assert women_of(mia) == 0


def test_the_rows_can_be_filtered_by_their_fate(client, chosen):
    address = chosen(AMARA, AMARA | {"D": "Ngozi", "F": False})

    page = client.get(address, {"show": "refused"})

    assert [shown.row.number for shown in page.context["page"].rows] == [4]


def test_a_refused_row_leaves_no_button_and_no_way_to_import(client, chosen, mia):
    address = chosen(AMARA, AMARA | {"D": "Ngozi", "F": False})

    assert "Import now" not in client.get(address).content.decode()
    assert client.post(step(address, "import")).status_code == 302
    assert women_of(mia) == 0


def test_one_click_imports_what_was_shown_and_says_which_cases_it_became(client, chosen, mia, ben):
    address = chosen(AMARA)

    page = client.post(step(address, "import")).content.decode()

    with acting_for(mia.organisation_id):
        case = Case.objects.get()
        entry = AuditEntry.objects.get(event="htcds.imported")
    assert "One case was opened" in page
    assert case.code in page
    assert case.assigned_to == ben
    assert (entry.actor_id, entry.details) == (mia.pk, {"rows": 1, "imported": 1, "duplicate": 0})


def test_the_file_is_gone_once_it_was_imported(client, chosen, mia):
    address = chosen(AMARA)
    client.post(step(address, "import"))

    assert client.get(address).status_code == 404
    assert client.post(step(address, "import")).status_code == 404
    assert women_of(mia) == 1


def test_the_file_can_be_forgotten_without_an_import(client, chosen, mia):
    address = chosen(AMARA)

    assert client.post(step(address, "leave")).url == reverse("htcds:choose")
    assert client.get(address).status_code == 404
    assert women_of(mia) == 0


def test_a_look_at_an_import_does_not_take_it(client, chosen, mia):
    assert client.get(step(chosen(AMARA), "import")).status_code == 405
    assert women_of(mia) == 0


def test_the_disputed_address_is_settled_on_the_page(client, chosen, mia):
    address = chosen(AMARA | {"N": "Limassol"})

    assert "Which headings are right for the address?" in client.get(address).content.decode()
    client.post(step(address, "address"), {"address_columns": "labels"})
    client.post(step(address, "import"))

    with acting_for(mia.organisation_id):
        assert Woman.objects.get().address == {"street": "Limassol"}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b"PK\x03\x04" + b"\0" * 300, "damaged"),
        (b"%PDF-1.7\n\xe2\xe3", "neither an Excel workbook"),
        (sheets.PLAIN.read_bytes(), "no filled row"),
        (sheets.SURVEY.read_bytes(), "blank survey form"),
        (b"a" * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
    ],
    ids=["empty", "damaged", "PDF", "template", "survey", "large"],
)
def test_a_file_that_cannot_be_read_is_told_at_the_form(data, sentence, browse, mia, ben):
    response = send(browse(mia), ben, data)

    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_a_long_file_is_for_the_console(monkeypatch, browse, mia, ben):
    monkeypatch.setattr(forms, "MOST_ROWS", 1)

    response = send(browse(mia), ben, sheets.filled(AMARA, AMARA))

    assert "1 rows can be imported at a time" in response.content.decode()


def test_nobody_is_chosen_who_works_elsewhere(browse, mia, ben, eve):
    assert send(browse(mia), eve, sheets.filled(AMARA)).status_code == 422


def test_what_is_kept_in_between_is_sealed_for_one_person(acts, mia, max_, ben):
    with acts(mia):
        token = staging.keep(staging.Staged(b"Amara Okafor", ben.pk), user=mia)

        assert staging.find(user=mia, token=token).content == b"Amara Okafor"
        assert staging.find(user=ben, token=token) is None
        assert b"Amara" not in staging.cache.get(f"htcds:{token}")
        assert 0 < staging.cache._cache.get_client().ttl(staging.cache.make_key(f"htcds:{token}")) <= 1800
    with acts(max_):
        assert staging.find(user=max_, token=token) is None


@pytest.mark.parametrize("name", ["", "import", "leave", "address"])
def test_a_file_of_another_organisation_is_not_there(name, client, chosen, browse, max_, mia):
    address = chosen(AMARA)
    browse(max_)

    answer = client.post(step(address, name)) if name else client.get(address)

    assert answer.status_code == 404
    assert women_of(mia) == 0


@pytest.mark.parametrize("name", ["htcds:choose", "htcds:export"])
def test_who_has_no_part_in_it_is_turned_away(name, client, browse, ada, ben, cora):
    assert client.get(reverse(name)).status_code == 302
    for person in (ada, ben, cora):
        assert browse(person).get(reverse(name)).status_code == 403


def test_an_export_from_the_browser_names_nobody(browse, client, chosen, mia):
    client.post(step(chosen(AMARA), "import"))

    response = client.post(reverse("htcds:export"), {"file_format": "xlsx"})

    assert response["Content-Disposition"].startswith("attachment; filename=")
    assert response["Cache-Control"] == "no-store"
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    ((_number, row),) = table.read(response.content).rows
    assert sheet["A3"].value.startswith("CY-")
    assert row["vic_TypeOfExploitation"] == "Sexual exploitation;Forced begging"
    assert "prs_FirstName" not in row


def test_a_row_that_was_imported_meanwhile_is_passed_over(client, chosen, mia, acts):
    address = chosen(AMARA)
    with acts(mia):
        importing.import_table(table.read(sheets.filled(AMARA)), by=mia)

    assert "Was imported before" in client.get(address).content.decode()
    assert client.post(step(address, "import")).status_code == 200
    assert women_of(mia) == 1
