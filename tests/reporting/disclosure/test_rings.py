import pytest

from reporting.disclosure import Catalogue, Table, attack, check, protect
from reporting.disclosure.cells import build
from reporting.disclosure.rings import ring

RING = (Table("one", ("country", "age")), Table("two", ("age", "pillar")), Table("three", ("country", "pillar")))


@pytest.mark.parametrize(
    ("tables", "left"),
    [
        (["ab", "bc"], ""),
        (["abc", "ab", "bc", "ca"], ""),
        (["ab", "bc", "ca"], "abc"),
        (["ab", "bc", "ca", "cd"], "abc"),
        (["ab", "bc", "cd", "da"], "abcd"),
        ([], ""),
    ],
)
def test_only_tables_in_a_ring_are_left(tables, left):
    assert ring([frozenset(table) for table in tables]) == frozenset(left)


def test_a_ring_is_proved_by_tables_that_women_could_stand_in(dimensions, women):
    catalogue = Catalogue(dimensions, RING)

    protected = protect(catalogue, women(1, dimensions), k=5)

    system = build(catalogue)
    joint = [number for number, key in enumerate(system.keys) if sum(mask.bit_count() == 1 for mask in key) >= 3]
    headline = system.index[tuple(system.space.full[name] for name in system.space.names)]
    assert len(joint) == 4 * 4 * 7
    for witness in protected.certificate["witnesses"]:
        assert sum(witness[number] for number in joint) == witness[headline]


def test_the_attacker_wins_nothing_against_a_ring(dimensions, women):
    protected = protect(Catalogue(dimensions, RING), women(2, dimensions), k=5)

    check(protected.published)
    assert attack(protected).wins == []


def test_a_ring_too_large_to_prove_is_named_in_the_certificate(women):
    large = {name: {"T": [f"{name}{number}" for number in range(14)]} for name in ("one", "two", "three")}
    tables = tuple(Table(f"{a} {b}", (a, b)) for a, b in (("one", "two"), ("two", "three"), ("one", "three")))

    protected = protect(Catalogue(large, tables), women(3, large), k=5)

    assert protected.certificate["open_ring"] == ["one", "three", "two"]
