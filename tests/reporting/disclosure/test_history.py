import pytest

from reporting.disclosure import Catalogue, HistoryContradicted, Table, attack, check, protect

QUARTERS = ["2021Q1", "2021Q2", "2021Q3", "2021Q4"]


@pytest.fixture
def series(dimensions, women):
    """series(seed): four cumulative quarterly releases, each judged together with those before it."""

    def released(seed):
        women_of_the_year, releases = women(seed, dimensions), []
        for number in range(1, 5):
            so_far = QUARTERS[:number]
            catalogue = Catalogue(
                {"country": dimensions["country"], "pillar": dimensions["pillar"], "quarter": {"T": so_far}},
                (Table("pillars", ("country", "pillar")), Table("quarters", ("country", "quarter"))),
            )
            records = [record for record in women_of_the_year if record["quarter"] in so_far]
            releases.append(protect(catalogue, records, k=5, seed=seed, history=[r.published for r in releases]))
        return releases

    return released


@pytest.mark.parametrize("seed", range(2))
def test_subtracting_the_last_quarter_gives_nothing(series, seed):
    for release in series(seed):
        check(release.published)
        assert attack(release).wins == []


def test_protecting_each_release_by_itself_would_not_be_enough(dimensions):
    tables = (Table("countries", ("country",)),)
    first = [{"country": "IE", "quarter": "2021Q1"}] * 20 + [{"country": "DE", "quarter": "2021Q1"}] * 30
    second = [*first, {"country": "IE", "quarter": "2021Q2"}]
    before = protect(Catalogue(_until(dimensions, 1), tables), first, k=5).published
    alone = protect(Catalogue(_until(dimensions, 2), tables), second, k=5).published

    with_the_ledger = protect(Catalogue(_until(dimensions, 2), tables), second, k=5, history=[before])

    assert attack(alone).wins == []
    shadows = with_the_ledger.certificate["shadows"]
    pieced_together = {**alone, "history": [before], "certificate": {"shadows": shadows}}
    assert {win.what for win in attack(pieced_together).wins} & {"exact value", "not empty"}
    assert attack(with_the_ledger).wins == []


def test_a_late_record_does_not_change_what_was_released(dimensions):
    catalogue = Catalogue(_until(dimensions, 2), (Table("countries", ("country",)),))
    records = [{"country": "IE", "quarter": "2021Q1"}] * 20
    earlier = protect(Catalogue(_until(dimensions, 1), catalogue.tables), records, k=5).published

    with pytest.raises(HistoryContradicted, match="the period in which they reached the statistics"):
        protect(catalogue, [*records, {"country": "IE", "quarter": "2021Q1"}], k=5, history=[earlier])


def test_a_question_asked_again_gets_the_same_figures(catalogue, dimensions, women):
    records = women(1, dimensions)
    first = protect(catalogue, records, k=5, seed=1)

    again = protect(catalogue, records, k=5, seed=2, history=[first.published])

    told = {key: (shown.low, shown.high) for key, shown in first.cells.items()}
    assert {key: (shown.low, shown.high) for key, shown in again.cells.items()} == told


def test_overlapping_periods_do_not_single_out_what_lies_between(dimensions):
    def asked(quarters):
        other = [quarter for quarter in QUARTERS if quarter not in quarters]
        branches = {"T": ["asked", "other"], "asked": list(quarters), "other": other}
        country = {"T": ["CY", "DE", "IE", "IT"]}
        return Catalogue(
            {"country": country, "quarter": branches}, (Table("period", ("country",), where={"quarter": "asked"}),)
        )

    spread = {"2021Q1": 9, "2021Q2": 8, "2021Q3": 11, "2021Q4": 2}
    records = [{"country": c, "quarter": q} for q, n in spread.items() for c in ("CY", "DE", "IE") for _ in range(n)]
    first = protect(asked(QUARTERS[:3]), records, k=5)

    second = protect(asked(QUARTERS), records, k=5, history=[first.published])

    assert second.certificate["shadows"]
    assert attack(second).wins == []


def _until(dimensions, number):
    return {"country": dimensions["country"], "quarter": {"T": QUARTERS[:number]}}
