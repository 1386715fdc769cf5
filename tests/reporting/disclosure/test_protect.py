import pytest

from reporting.disclosure import Catalogue, Refusal, Table, protect


@pytest.mark.parametrize("seed", range(3))
def test_what_is_shown_is_true_of_every_cell(catalogue, dimensions, women, true_counts, seed):
    records = women(seed, dimensions)

    protected = protect(catalogue, records, k=5, seed=seed)

    truth = true_counts(catalogue, records)
    assert protected.cells.keys() == truth.keys()
    for key, shown in protected.cells.items():
        assert shown.low <= truth[key] and (shown.high is None or truth[key] <= shown.high)


def test_a_woman_alone_and_nobody_look_the_same(catalogue, dimensions, women, true_counts):
    records = women(1, dimensions)

    protected = protect(catalogue, records, k=5)

    truth = true_counts(catalogue, records)
    small = [shown for key, shown in protected.cells.items() if truth[key] < 5]
    assert small and all(shown.kind in ("small", "hidden") and shown.low == 0 for shown in small)


def test_no_count_below_ten_is_shown_to_the_public(catalogue, dimensions, women):
    protected = protect(catalogue, women(2, dimensions), k=10)

    assert all(shown.low >= 10 for shown in protected.cells.values() if shown.kind in ("exact", "band", "at_least"))


def test_the_headline_is_published(catalogue, dimensions, women):
    protected = protect(catalogue, women(3, dimensions), k=5)

    assert protected.cells["countries and pillars", (("country", "T"), ("pillar", "T"))].display == "116"


def test_a_margin_shared_by_two_tables_shows_the_same_in_both(catalogue, dimensions, women):
    cells = protect(catalogue, women(4, dimensions), k=5).cells

    for country in ("T", "CY", "DE", "IE", "IT"):
        one = cells["countries and pillars", (("country", country), ("pillar", "T"))]
        assert one == cells["countries and quarters", (("country", country), ("quarter", "T"))]


def test_a_zero_by_definition_is_shown_and_a_zero_by_chance_is_not(dimensions, women):
    records = [record for record in women(5, dimensions) if (record["country"], record["age"]) != ("IT", "18-24")]
    table = Table("countries and ages", ("country", "age"))
    key = ("countries and ages", (("country", "IT"), ("age", "18-24")))

    by_chance = protect(Catalogue(dimensions, (table,)), records, k=5)
    by_definition = protect(Catalogue(dimensions, (table,), ({"country": "IT", "age": "18-24"},)), records, k=5)

    assert by_chance.cells[key].kind in ("small", "hidden")
    assert by_definition.cells[key].display == "0"


def test_an_organisation_without_women_gets_its_tables(catalogue):
    protected = protect(catalogue, [], k=5)

    assert {shown.kind for shown in protected.cells.values()} <= {"small", "hidden"}


def test_a_filter_is_a_table_held_at_one_value(dimensions, women):
    catalogue = Catalogue(dimensions, (Table("in Ireland", ("pillar",), where={"country": "IE"}),))
    records = women(6, dimensions)

    protected = protect(catalogue, records, k=5)

    total = sum(record["country"] == "IE" for record in records)
    assert protected.cells["in Ireland", (("pillar", "T"),)].low <= total


def test_the_same_seed_gives_the_same_pattern(catalogue, dimensions, women):
    records = women(7, dimensions)

    first, second = (protect(catalogue, records, k=5, seed=3) for _ in range(2))

    assert first.published == second.published


def test_nothing_is_published_when_time_runs_out(catalogue, dimensions, women):
    with pytest.raises(Refusal, match="nothing is published. Ask for"):
        protect(catalogue, women(8, dimensions), k=5, seconds=0.001)
