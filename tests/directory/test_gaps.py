"""What is missing: delivered with its sources, recorded by those who may, and seen as a map."""

import uuid

import pytest
from django.urls import reverse

from coalesce.refusals import Stale
from referrals.directory import coverage, gaps
from referrals.directory.models import Gap

GAP = {
    "country": "CY",
    "pillar": "psychosocial",
    "service_type": "CHILDCARE",
    "kind": "NO_CHILDCARE",
    "severity": 3,
    "description": "No place to leave a child during a hearing.",
    "source": "WOMEN",
    "status": "OPEN",
}


def test_the_known_gaps_are_delivered_with_their_sources(db):
    delivered = Gap.objects.filter(written_by=None)

    assert delivered.count() == 13
    assert set(delivered.values_list("country", flat=True)) == {"DE", "IE", "CY", "LT", "LV"}
    assert not delivered.filter(evidence="").exists()


def test_whoever_follows_gaps_up_records_one_once(ben, browse):
    form = GAP | {"once": str(uuid.uuid4())}
    for _again in range(2):
        assert browse(ben).post(reverse("directory:record_gap"), form).status_code == 302

    gap = Gap.objects.get(written_by=ben)
    assert "No place to leave a child" in browse(ben).get(gap.get_absolute_url()).content.decode()


def test_a_caseworker_reads_and_does_not_write(ada, browse):
    assert browse(ada).get(reverse("directory:gaps")).status_code == 200
    assert browse(ada).get(reverse("directory:record_gap")).status_code == 403


def test_a_coordinator_writes_down_what_came_of_it(cora, browse):
    gap = Gap.objects.filter(country="LT").first()
    values = {name: getattr(gap, name) for name in ("country", "region", "pillar", "service_type", "kind", "severity")}
    values |= {name: getattr(gap, name) for name in ("affected", "description", "source", "evidence")}
    form = values | {"version": "1", "status": "ADVOCATED", "published_in": "Policy brief 4"}

    assert browse(cora).post(reverse("directory:change_gap", args=[gap.pk]), form).status_code == 302
    page = browse(cora).get(gap.get_absolute_url()).content.decode()
    assert "Raised with those responsible" in page
    assert "Policy brief 4" in page


def test_a_stale_form_overwrites_nothing(ben, acts):
    with acts(ben):
        gap = gaps.record_gap(by=ben, **GAP)
        gaps.change_gap(gap=gap, version=1, by=ben, status="CLOSED")

    with acts(ben), pytest.raises(Stale):
        gaps.change_gap(gap=gap, version=1, by=ben, status="OPEN")


@pytest.mark.parametrize(
    "changes, sentence",
    [
        ({"service_type": "LEGAL_ADVICE"}, "another pillar"),
        ({"source": "REPORT"}, "Name the report"),
        ({"severity": "9"}, "not one of the available choices"),
        ({"description": ""}, "This field is required"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(ben, browse, changes, sentence):
    answer = browse(ben).post(reverse("directory:record_gap"), GAP | {"affected": "Mothers"} | changes)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Mothers" in answer.content.decode()


def test_gaps_are_shown_by_country_pillar_and_status(ada, browse):
    page = browse(ada).get(reverse("directory:gaps"), {"country": "LT", "pillar": "legal"}).content.decode()

    assert "Legal assistance begins too late" in page
    assert "mixed reception centres" not in page
    nothing = browse(ada).get(reverse("directory:gaps"), {"status": "CLOSED"}).content.decode()
    assert "No gap is recorded here" in nothing


ASKED = dict.fromkeys(coverage.ASKED, False)


@pytest.mark.parametrize(
    "ticked, score",
    [
        ((), 1),
        (("free", "accepts_without_status"), 1),
        (("women_only",), 2),
        (("thb_specialised", "free", "interpreter_provided", "accepts_without_status"), 2),
        (
            ("women_only", "free", "interpreter_provided", "accepts_without_status", "accepts_without_cooperation"),
            3,
        ),
    ],
)
def test_a_service_is_scored_by_what_it_opens(ticked, score):
    assert coverage.score(ASKED | dict.fromkeys(ticked, True)) == score


def test_the_map_shows_the_best_service_of_each_country(ada, eve, add, browse, django_assert_num_queries):
    add(ada, women_only=False)
    add(ada, region="Paphos")
    add(eve, country="DE", women_only=False, service_type="LEGAL_ADVICE")
    closed = add(ada, country="IE")
    type(closed).objects.filter(pk=closed.pk).update(status="closed")

    with django_assert_num_queries(1):
        psychosocial, legal, _economic = coverage.coverage()

    row = next(row for row in psychosocial.rows if row.label == "Psychosocial counselling")
    assert dict(zip(psychosocial.countries, row.scores, strict=True))["CY"] == 2
    row = next(row for row in legal.rows if row.label == "Legal advice")
    assert dict(zip(legal.countries, row.scores, strict=True)) == dict.fromkeys(legal.countries, 0) | {"DE": 1}
    page = browse(ada).get(reverse("directory:coverage")).content.decode()
    assert "Psychosocial counselling: BE 0, CY 2" in page
    assert "The same as tables" in page
