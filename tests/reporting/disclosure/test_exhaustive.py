"""The proof against a reader with endless patience: every table that fits the print is written down and looked at."""

import random
from itertools import combinations, product

import pytest

from reporting.disclosure import Catalogue, Table, protect
from reporting.disclosure.cells import build
from reporting.disclosure.published import read

K = 3
CATALOGUE = Catalogue(
    {"one": {"T": ["a", "b"]}, "two": {"T": ["x", "y", "z"]}},
    (Table("table", ("one", "two")),),
)


def every_way_to_place(women, boxes):
    if boxes == 1:
        yield (women,)
        return
    for here in range(women + 1):
        for rest in every_way_to_place(women - here, boxes - 1):
            yield (here, *rest)


def whole_table(system, inner):
    """Inner counts and all their margins, in the order of the system's cells."""
    leaves = dict(zip(product((1, 2), (1, 2, 4)), inner, strict=True))
    return [sum(n for (a, b), n in leaves.items() if a & one and b & two) for one, two in system.keys]


def tables_that_fit(protected, women):
    reading = read(protected.published)
    for inner in every_way_to_place(women, 6):
        table = whole_table(reading.system, inner)
        if all(low <= table[n] and (high is None or table[n] <= high) for n, (low, high) in reading.told.items()):
            yield table


@pytest.mark.parametrize("seed", range(12))
def test_every_value_of_every_hidden_cell_stays_possible(seed):
    chance = random.Random(seed)
    records = [{"one": chance.choice("aab"), "two": chance.choice("xxyz")} for _ in range(13)]

    protected = protect(CATALOGUE, records, k=K, seed=seed)

    fitting = list(zip(*tables_that_fit(protected, 13), strict=True))
    promises = read(protected.published).promises.values()
    assert promises
    for promise in promises:
        possible = set(fitting[promise.number])
        if promise.high is not None:
            assert set(range(promise.low, promise.high + 1)) <= possible
        assert promise.low == min(possible)


@pytest.mark.parametrize("seed", range(12))
def test_no_small_group_can_be_told_to_be_there(seed):
    chance = random.Random(seed)
    records = [{"one": chance.choice("aab"), "two": chance.choice("xxyz")} for _ in range(13)]

    protected = protect(CATALOGUE, records, k=K, seed=seed)

    system = build(CATALOGUE)
    inner = [number for number, (one, two) in enumerate(system.keys) if one in (1, 2) and two in (1, 2, 4)]
    fitting = list(tables_that_fit(protected, 13))
    for size in (1, 2, 3):
        for group in combinations(inner, size):
            sums = {sum(table[number] for number in group) for table in fitting}
            assert not (min(sums) >= 1 and max(sums) < K)
