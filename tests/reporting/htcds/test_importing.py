"""A file is imported whole or not at all, by consent alone, and every row is told its fate."""

import datetime

import pytest

from cases.actions import register_woman
from cases.models import Case, Consent, SafeContact, TraffickingProfile, Woman
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from reporting.htcds import importing, table
from reporting.htcds.importing import Fate
from reporting.htcds.models import ImportedRow
from tests.cast import make_person
from tests.reporting.htcds import sheets
from tests.reporting.htcds.sheets import AMARA

pytestmark = pytest.mark.django_db
LIDIA = AMARA | {"D": "Lidia", "E": "Rusu", "I": "MD", "AB": None}
UNCONSENTING = {"D": "Ngozi", "F": False}


def read(*rows, **options):
    return table.read(sheets.filled(*rows), **options)


def fates(report):
    return [(row.number, row.fate) for row in report.rows]


def reasons(report, number):
    (row,) = (row for row in report.rows if row.number == number)
    return {reason.cell: reason.sentence for reason in row.reasons}


def test_a_dry_run_says_what_would_happen_and_leaves_nothing_but_its_entry(mia, ben, acts):
    with acts(mia) as acting:
        report = importing.dry_run(read(AMARA, UNCONSENTING), by=mia)

        assert fates(report) == [(3, Fate.READY), (4, Fate.REFUSED)]
        assert not report.can_be_imported
        assert not Woman.objects.exists()
        assert [entry[1] for entry in acting.entries] == ["htcds.checked"]
        assert acting.women_read == set()


def test_a_woman_is_registered_with_her_case_her_consents_and_her_profile(mia, ben, acts):
    with acts(mia):
        report = importing.import_table(read(AMARA), by=mia)

        case = Case.objects.get(code=report.rows[0].case_code)
        profile = TraffickingProfile.objects.get(case=case)
        assert fates(report) == [(3, Fate.IMPORTED)]
        assert (case.woman.first_name, case.woman.family_name, case.woman.citizenships) == ("Amara", "Okafor", ["NG"])
        assert case.state == Case.State.ON_HOLD
        assert profile.means_of_control == ["DebtBondage", "WithholdsDocuments"]
        assert profile.exploitation_types == ["SexualExploitation", "ForcedBegging"]
        assert {(c.purpose, c.method) for c in case.consents.live()} == {
            (Consent.Purpose.SERVICE, Consent.Method.UNKNOWN),
            (Consent.Purpose.RECORD_KEEPING, Consent.Method.UNKNOWN),
        }


def test_one_refused_row_keeps_all_rows_out(mia, ben, acts):
    with acts(mia):
        report = importing.import_table(read(AMARA, UNCONSENTING), by=mia)

        assert fates(report) == [(3, Fate.READY), (4, Fate.REFUSED)]
        assert not Woman.objects.exists()


@pytest.mark.parametrize("consent", [False, None, "no", "perhaps"])
def test_without_her_consent_nothing_of_her_is_stored(consent, mia, ben, acts):
    with acts(mia):
        report = importing.import_table(read(AMARA | {"F": consent}), by=mia)

        assert fates(report) == [(3, Fate.REFUSED)]
        assert not Woman.objects.exists()
        assert not Consent.objects.exists()


def test_every_fault_of_a_row_is_told_with_its_cell(mia, ben, acts):
    with acts(mia):
        report = importing.dry_run(
            read(AMARA | {"D": None, "G": "03/04/1998", "M": "12", "W": "Hypnosis", "N": "x"}), by=mia
        )

    found = reasons(report, 3)
    assert list(found) == ["D3", "G3", "M3", "W3", "N3"]
    assert "Write at least a first name" in found["D3"]
    assert "day/month" in found["G3"]
    assert "Hypnosis" not in "".join(found.values())
    assert report.asks_for_address_columns


def test_the_same_row_is_not_imported_twice(mia, ben, acts):
    with acts(mia):
        first = importing.import_table(read(AMARA), by=mia)
        second = importing.import_table(read(AMARA | {"D": " amara ".strip().title()}, LIDIA, LIDIA), by=mia)

        assert fates(second) == [(3, Fate.DUPLICATE), (4, Fate.IMPORTED), (5, Fate.DUPLICATE)]
        assert first.rows[0].case_code in reasons(second, 3)[""]
        assert "Row 4" in reasons(second, 5)[""]
        assert Woman.objects.count() == 2


def test_the_same_woman_with_other_values_is_not_guessed_to_be_new(mia, ben, acts):
    born = AMARA | {"G": datetime.date(1998, 3, 31)}
    with acts(mia):
        importing.import_table(read(born), by=mia)
        again = importing.import_table(read(born | {"X": "Servitude"}), by=mia)
        twice = importing.dry_run(read(LIDIA | {"G": "1990-01-31"}, LIDIA | {"G": "1990-01-31", "X": None}), by=mia)

    assert fates(again) == [(3, Fate.REFUSED)]
    assert "is known here as CY-" in reasons(again, 3)[""]
    assert "Row 3 of this file" in reasons(twice, 4)[""]


def test_a_woman_who_was_registered_by_hand_is_recognised(mia, ada, acts):
    with acts(ada):
        born = datetime.date(1998, 3, 31)
        register_woman(identity={"first_name": "amara", "family_name": "Okafor ", "date_of_birth": born}, by=ada)
    with acts(mia):
        report = importing.dry_run(read(AMARA | {"G": "31/03/1998"}), by=mia)

    assert "is known here as CY-" in reasons(report, 3)[""]


def test_rows_known_to_one_organisation_are_new_to_another(mia, ben, cora, eve, acts):
    with acts(mia):
        importing.import_table(read(AMARA), by=mia)
    with acts(eve):
        report = importing.import_table(read(AMARA), by=eve)

        assert fates(report) == [(3, Fate.IMPORTED)]
        assert ImportedRow.objects.count() == 1


def test_the_case_owner_takes_her_own_cases_and_a_supervisor_the_others(mia, ada, ben, acts):
    with acts(mia):
        importing.import_table(read(AMARA | {"B": " ADA"}, LIDIA | {"B": "ada@hope.example"}, LIDIA), by=mia)

        assert sorted(case.assigned_to.name for case in Case.objects.all()) == ["Ada", "Ada", "Ben"]
        assert Case.objects.visible_to(ada).count() == 2


def test_the_person_chosen_takes_what_nobody_owns(mia, ada, ben, acts):
    with acts(mia):
        importing.import_table(read(AMARA), by=mia, worker=ada)

        assert Case.objects.get().assigned_to == ada


def test_a_row_that_nobody_takes_is_refused(mia, ada, acts, hope):
    make_person("Iris", hope, Role.CASEWORKER)
    with acts(mia):
        report = importing.dry_run(read(AMARA), by=mia)

    assert "Choose who takes such cases" in reasons(report, 3)["B3"]


def test_phones_are_kept_with_a_warning_and_no_message_is_left_on_them(mia, ben, acts):
    with acts(mia):
        importing.import_table(read(AMARA | {"L": "+35722123456", "K": "amara@example.org"}), by=mia)

        phone, mail = SafeContact.objects.all()
        assert (phone.value, mail.value) == ("+35722123456", "amara@example.org")
        assert not phone.may_leave_message
        assert "nobody has asked whether this way is safe" in phone.note


@pytest.mark.parametrize(
    ("status", "state", "reason"),
    [
        ("Active", "intake", ""),
        (None, "intake", ""),
        ("Follow up", "on_hold", ""),
        ("Closed", "closed", "OTHER"),
        ("ClosedReferred", "closed", "TRANSFERRED_EXTERNAL"),
    ],
)
def test_the_status_becomes_a_state(status, state, reason, mia, ben, acts):
    with acts(mia):
        importing.import_table(read(AMARA | {"AB": status}), by=mia)

        assert (Case.objects.get().state, Case.objects.get().closure_reason) == (state, reason)


def test_an_empty_gender_is_not_taken_for_feminine(mia, ben, acts):
    with acts(mia):
        importing.import_table(read(AMARA | {"H": None}), by=mia)

        assert Woman.objects.get().gender == "NonSpecifiedUnknown"


def test_an_import_is_remembered_with_its_counts_and_no_word_of_hers(mia, ben, acts):
    with acts(mia):
        importing.import_table(read(AMARA, LIDIA, LIDIA), by=mia)

    with acting_for(mia.organisation_id):
        entry = AuditEntry.objects.get(event="htcds.imported")
        events = set(AuditEntry.objects.values_list("event", flat=True))
    assert entry.details == {"rows": 3, "imported": 2, "duplicate": 1}
    assert {"woman.registered", "case.opened", "consent.given", "profile.updated"} <= events


def test_the_kept_words_lie_sealed_in_the_database(mia, ben, acts):
    with acts(mia):
        importing.import_table(read(AMARA | {"C": "Ms", "AC": "Harbour Mission"}), by=mia)

        assert Woman.objects.values_list("exchange_values", flat=True).get().__class__.__name__ == "Sealed"
        assert Woman.objects.get().exchange_values["values"]["prs_Salutation"] == "Ms"
