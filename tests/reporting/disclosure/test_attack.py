import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from reporting.disclosure import Catalogue, Table, attack, protect


def below_five_hidden_and_the_rest_shown(value):
    return ("<5", 0, 4) if value < 5 else (str(value), value, value)


def zeros_shown_too(value):
    return ("<5", 0, 4) if 0 < value < 5 else (str(value), value, value)


def brackets_of_ten(value):
    return f"{value // 10 * 10}-{value // 10 * 10 + 9}", value // 10 * 10, value // 10 * 10 + 9


@pytest.mark.parametrize("shown", [below_five_hidden_and_the_rest_shown, zeros_shown_too])
def test_hiding_only_the_small_cells_gives_women_away(catalogue, dimensions, women, published_by_hand, shown):
    release = published_by_hand(catalogue, women(1, dimensions), 5, shown)

    tally = attack(release).tally()

    assert sum(number for (what, _), number in tally.items() if what == "exact value") > 5


def test_a_row_of_two_is_undone_with_a_pencil(published_by_hand):
    catalogue = Catalogue({"country": {"T": ["IE", "CY"]}}, (Table("countries", ("country",)),))
    records = [{"country": "IE"}] * 20 + [{"country": "CY"}]

    report = attack(published_by_hand(catalogue, records, 5, below_five_hidden_and_the_rest_shown))

    assert [(win.cell, win.what, win.method, win.low) for win in report.wins] == [
        ("countries country=CY", "exact value", "pencil", 1)
    ]


def test_four_women_left_over_in_a_row_are_a_small_group(published_by_hand):
    catalogue = Catalogue({"country": {"T": ["IE", "CY", "IT"]}}, (Table("countries", ("country",)),))
    records = [{"country": "IE"}] * 20 + [{"country": "CY"}] * 2 + [{"country": "IT"}] * 2

    report = attack(published_by_hand(catalogue, records, 5, below_five_hidden_and_the_rest_shown))

    assert {win.what for win in report.wins} == {"small group"}


@pytest.mark.parametrize("seed", range(6))
def test_the_attacker_wins_nothing_against_protected_tables(catalogue, dimensions, women, seed):
    report = attack(protect(catalogue, women(seed, dimensions), k=5, seed=seed))

    assert report.attacked > 40
    assert report.wins == []


@pytest.mark.parametrize("seed", range(2))
def test_nor_against_a_table_of_three_dimensions(dimensions, women, seed):
    catalogue = Catalogue(dimensions, (Table("all", ("country", "pillar", "quarter")),))

    report = attack(protect(catalogue, women(seed, dimensions), k=5, seed=seed))

    assert report.attacked > 100
    assert report.wins == []


NODES = some.sampled_from(["a", "b", "c", "unknown"])


@given(
    records=some.lists(some.fixed_dictionaries({"one": NODES, "two": NODES, "three": NODES}), max_size=60),
    k=some.integers(2, 6),
    seed=some.integers(0, 99),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nor_against_any_women_at_all(records, k, seed):
    branches = {"T": ["ab", "c", "unknown"], "ab": ["a", "b"]}
    catalogue = Catalogue(
        {"one": branches, "two": branches, "three": branches},
        (Table("first", ("one", "two")), Table("second", ("two", "three"))),
    )

    assert attack(protect(catalogue, records, k=k, seed=seed)).wins == []
