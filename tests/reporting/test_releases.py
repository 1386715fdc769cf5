"""The coordinator's figures: counted once, protected together, never changed, and inert in a file."""

import csv
import datetime
import io
import json
import zipfile

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from cases.models import Consent
from coalesce.refusals import Refused
from pillars.models import Service
from reporting import exports, releasing
from reporting.disclosure import attack
from reporting.models import Release
from reporting.quarters import between, last_complete, last_day, next_quarter, quarter_of
from reporting.reading import Figures
from tests.pillars.conftest import agree, make_case

UNTIL = last_complete(timezone.localdate())
BEFORE = quarter_of(last_day(UNTIL) - datetime.timedelta(days=120))


def serve(case, day, pillar="legal", attendance="attended"):
    Service.objects.create(
        case=case,
        woman_id=case.woman_id,
        pillar=pillar,
        service_type="LEGAL_ADVICE",
        held_on=day,
        minutes=60,
        attendance=attendance,
        staff=case.assigned_to,
    )


def make_women(worker, count, quarter, pillars=("legal",), *, agreed=True, first=0):
    for number in range(first, first + count):
        case = make_case(worker, code=f"{worker.organisation.country}-{quarter[2:4]}{quarter[-1]}{number:03}"[:12])
        agree(case, purpose="statistics", decision="given" if agreed else "refused")
        for pillar in pillars:
            serve(case, last_day(quarter) - datetime.timedelta(days=5), pillar)


@pytest.fixture
def consortium(ada, eve, acts):
    """Thirty-one women in Cyprus and two in Germany, who must not be found."""
    with acts(ada):
        make_women(ada, 18, BEFORE, ("legal", "psychosocial"))
        make_women(ada, 13, UNTIL, ("economic",), first=30)
    with acts(eve):
        make_women(eve, 2, UNTIL)


@pytest.fixture
def release(consortium, cora, acts):
    with acts(cora):
        asked = releasing.ask_for_release(until=UNTIL, by=cora)
    releasing.make_release(release_id=asked.pk)
    return Release.objects.get()


def test_the_total_is_exact_and_two_women_alone_in_a_country_are_hidden(release):
    figures = Figures(release.published)

    assert figures.total().display == "33"
    assert figures.cell(country="DE", quarter="T").kind != "exact"
    assert figures.cell(country="CY", quarter="T").kind != "exact"


def test_the_attacker_wins_nothing(release):
    assert attack(release.published).wins == []


def test_women_who_refused_are_in_no_figure(consortium, ada, cora, acts):
    with acts(ada):
        make_women(ada, 9, UNTIL, agreed=False, first=60)
    with acts(cora):
        asked = releasing.ask_for_release(until=UNTIL, by=cora)
    releasing.make_release(release_id=asked.pk)

    assert Figures(Release.objects.get().published).total().display == "33"


def test_only_services_that_she_came_to_count(ada, cora, acts):
    with acts(ada):
        case = make_case(ada)
        agree(case, purpose="statistics")
        serve(case, last_day(UNTIL), attendance="no_show")
    with acts(cora):
        asked = releasing.ask_for_release(until=UNTIL, by=cora)
    releasing.make_release(release_id=asked.pk)

    assert Release.objects.get().state == Release.State.REFUSED


def test_a_woman_served_by_two_partners_counts_once(consortium, ada, eve, cora, acts):
    with acts(ada):
        shared = Consent.objects.filter(purpose="statistics").first().woman.consortium_key
    with acts(eve):
        case = make_case(eve, code="DE-ZZZZZ")
        case.woman.consortium_key = shared
        case.woman.save(update_fields=["consortium_key"])
        agree(case, purpose="statistics")
        serve(case, last_day(UNTIL))
    with acts(cora):
        asked = releasing.ask_for_release(until=UNTIL, by=cora)
    releasing.make_release(release_id=asked.pk)

    assert Figures(Release.objects.get().published).total().display == "33"


def test_the_same_question_has_the_same_answer(release, cora, ada, acts):
    with acts(ada):
        make_women(ada, 4, UNTIL, first=80)
    with acts(cora):
        again = releasing.ask_for_release(until=UNTIL, by=cora)

    assert again == release
    assert Release.objects.count() == 1


def test_a_late_entry_is_counted_in_the_next_quarter_and_changes_no_released_one(consortium, ada, cora, acts):
    with acts(cora):
        first = releasing.ask_for_release(until=BEFORE, by=cora)
    releasing.make_release(release_id=first.pk)
    with acts(ada):
        make_women(ada, 7, BEFORE, first=90)
    with acts(cora):
        second = releasing.ask_for_release(until=UNTIL, by=cora)
    releasing.make_release(release_id=second.pk)

    counted = releasing.open_counted(Release.objects.get(pk=second.pk))
    assert sum(woman.quarter == BEFORE for woman in counted) == 18
    assert sum(woman.quarter == UNTIL for woman in counted) == 22
    assert attack(Release.objects.get(pk=second.pk).published).wins == []


def test_a_quarter_that_has_not_ended_is_refused(cora, acts):
    with acts(cora), pytest.raises(Refused, match="has not ended"):
        releasing.ask_for_release(until=next_quarter(UNTIL), by=cora)


def test_making_a_release_twice_changes_nothing(release):
    before = release.checksum
    releasing.make_release(release_id=release.pk)

    release.refresh_from_db()
    assert release.checksum == before


def test_who_was_counted_is_sealed(release):
    assert b"CY" not in bytes(release.counted)
    assert "token" not in json.dumps(release.published)


def test_a_file_holds_the_shown_figures_and_nothing_else(release):
    figures = Figures(release.published)
    hidden = [cell for cell in figures.cells.values() if cell.kind != "exact"]

    data, _content_type = exports.write(figures, "csv")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))

    assert hidden
    assert len(rows) == len(exports.rows_of(figures))
    germany = next(row for row in rows if row["Row"] == "Germany" and row["Column"] == "All")
    assert germany["Women"] == figures.cell(country="DE", quarter="T").display
    assert germany["At least"] != germany["At most"]


def test_a_workbook_has_one_sheet_no_formula_and_no_comment(release):
    data, _content_type = exports.write(Figures(release.published), "xlsx")

    with zipfile.ZipFile(io.BytesIO(data)) as book:
        names = book.namelist()
        sheet = book.read("xl/worksheets/sheet1.xml").decode()

    assert [name for name in names if "worksheets/" in name] == ["xl/worksheets/sheet1.xml"]
    assert "<f>" not in sheet
    assert not any("comment" in name or "calcChain" in name for name in names)


def test_exact_figures_are_numbers_in_a_workbook(release):
    data, _content_type = exports.write(Figures(release.published), "xlsx")
    rows = list(load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True))

    assert 33 in [row[3] for row in rows]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_text_that_looks_like_a_formula_stays_text(text):
    assert exports.inert(text) == f"'{text}"


def test_the_coordinator_walks_from_the_list_to_the_figures(release, cora, browse):
    browser = browse(cora)

    assert b"Release figures" not in browser.get("/statistics/").content
    page = browser.get(release.get_absolute_url()).content.decode()
    assert "Women by country and pillar" in page
    assert "&lt;5" in page


def test_a_caseworker_sees_no_consortium_figure(release, ada, browse):
    assert browse(ada).get(release.get_absolute_url()).status_code == 403


def test_asking_in_the_browser_leaves_a_release_in_work(consortium, cora, browse):
    browser = browse(cora)
    answer = browser.post("/statistics/releases/ask/")

    assert answer.status_code == 302
    assert b"trying to undo" in browser.get(answer.url).content


@pytest.mark.parametrize(
    ("first", "last", "quarters"),
    [("2025-Q3", "2026-Q1", ["2025-Q3", "2025-Q4", "2026-Q1"]), ("2026-Q1", "2026-Q1", ["2026-Q1"])],
)
def test_quarters_follow_one_another(first, last, quarters):
    assert between(first, last) == quarters
