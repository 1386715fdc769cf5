"""The two commands: what a person at the console reads, and what is left behind when it says no."""

import io
import stat

import pytest
from django.core.management import CommandError, call_command

from cases.actions import give_consent
from cases.models import Case, Woman
from coalesce.tenancy import acting_for
from reporting.htcds import files, table
from tests.reporting.htcds import sheets
from tests.reporting.htcds.sheets import AMARA

pytestmark = pytest.mark.django_db


@pytest.fixture
def workbook(tmp_path):
    def save(*rows, name="cases.xlsx"):
        path = tmp_path / name
        path.write_bytes(sheets.filled(*rows))
        return path

    return save


def run(command, *arguments, **options):
    output = io.StringIO()
    call_command(command, *map(str, arguments), stdout=output, **options)
    return output.getvalue()


def women_of(person):
    with acting_for(person.organisation_id):
        return Woman.objects.count()


def test_a_dry_run_tells_every_row_and_changes_nothing(ben, workbook):
    output = run("import_htcds", workbook(AMARA, AMARA | {"F": None}), "--organisation=hope", "--dry-run")

    assert "Row 3: Can be imported" in output
    assert "Row 4: Refused" in output
    assert "F4 Consent: Without her consent" in output
    assert "2 rows (can be imported: 1, refused: 1)." in output
    assert women_of(ben) == 0


def test_an_import_tells_the_codes_and_no_name(ben, workbook):
    output = run("import_htcds", workbook(AMARA), "--organisation=HOPE")

    assert "Row 3: Imported CY-" in output
    assert "Amara" not in output and "Okafor" not in output
    assert women_of(ben) == 1


def test_a_refused_row_ends_in_an_error_and_an_empty_database(ben, workbook):
    with pytest.raises(CommandError, match="Nothing was imported"):
        run("import_htcds", workbook(AMARA, AMARA | {"G": "soon"}), "--organisation=hope")

    assert women_of(ben) == 0


def test_the_disputed_address_is_asked_about_and_then_read(ben, workbook):
    path = workbook(AMARA | {"N": "Limassol"})

    asked = run("import_htcds", path, "--organisation=hope", "--dry-run")
    told = run("import_htcds", path, "--organisation=hope", "--address-columns=labels")

    assert "--address-columns names, or labels" in asked
    assert "Imported" in told
    with acting_for(ben.organisation_id):
        assert Woman.objects.get().address == {"street": "Limassol"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--organisation=nobody"], "no organisation with the code nobody"),
        (["--organisation=hope", "--caseworker=eve@harbour.example"], "no active caseworker or supervisor"),
    ],
)
def test_who_is_unknown_is_named(arguments, sentence, ben, eve, workbook):
    with pytest.raises(CommandError, match=sentence):
        run("import_htcds", workbook(AMARA), *arguments)


def test_a_file_that_is_not_there_or_too_large_gets_a_sentence(ben, tmp_path):
    large = tmp_path / "large.csv"
    large.write_bytes(b"a" * (files.MAX_BYTES + 10))

    with pytest.raises(CommandError, match="cannot be read: No such file"):
        run("import_htcds", tmp_path / "missing.xlsx", "--organisation=hope")
    with pytest.raises(CommandError, match="larger than 5 MB"):
        run("import_htcds", large, "--organisation=hope")


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv"])
def test_what_was_imported_is_written_for_one_pair_of_eyes(name, ben, acts, workbook, tmp_path):
    run("import_htcds", workbook(AMARA), "--organisation=hope")
    with acts(ben):
        give_consent(case=Case.objects.get(), purpose="htcds_identified", by=ben)

    output = run("export_htcds", "--organisation=hope", f"--output={tmp_path / name}", "--mode=identified")

    assert "1 rows, identified" in output
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert table.read((tmp_path / name).read_bytes()).rows[0][1]["prs_FirstName"] == "Amara"


def test_an_export_names_nobody_unless_asked(ben, workbook, tmp_path):
    run("import_htcds", workbook(AMARA), "--organisation=hope")

    run("export_htcds", "--organisation=hope", f"--output={tmp_path / 'out.csv'}")

    assert "Amara" not in (tmp_path / "out.csv").read_text()


def test_an_export_never_overwrites(ben, tmp_path):
    (tmp_path / "out.csv").write_text("precious")

    with pytest.raises(CommandError, match="exists already"):
        run("export_htcds", "--organisation=hope", f"--output={tmp_path / 'out.csv'}")
    with pytest.raises(CommandError, match="ends in .xlsx or .csv"):
        run("export_htcds", "--organisation=hope", f"--output={tmp_path / 'out.ods'}")

    assert (tmp_path / "out.csv").read_text() == "precious"
