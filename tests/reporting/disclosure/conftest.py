"""116 women of six partners in four countries, invented anew for every seed."""

import random

import pytest

from reporting.disclosure import Catalogue, Table
from reporting.disclosure.cells import build
from reporting.disclosure.counts import count

COUNTRIES = ["CY", "DE", "IE", "IT"]
PILLARS = ["PSY", "LEG", "ECO", "PSY+LEG", "PSY+ECO", "LEG+ECO", "all three"]
QUARTERS = ["2021Q1", "2021Q2", "2021Q3", "2021Q4"]


def tree(*leaves):
    return {"T": list(leaves)}


def leaves_of(branches):
    return [child for children in branches.values() for child in children if child not in branches]


@pytest.fixture
def dimensions():
    return {
        "country": tree(*COUNTRIES),
        "pillar": tree(*PILLARS),
        "quarter": tree(*QUARTERS),
        "age": tree("18-24", "25-34", "35+", "unknown"),
    }


@pytest.fixture
def catalogue(dimensions):
    return Catalogue(
        dimensions,
        (
            Table("countries and pillars", ("country", "pillar")),
            Table("countries and quarters", ("country", "quarter")),
            Table("ages and pillars", ("age", "pillar")),
        ),
    )


@pytest.fixture
def women():
    """women(seed, dimensions, number): unevenly spread, so that many are alone in a cell."""

    def invent(seed, dimensions, number=116):
        chance = random.Random(seed)
        leaves = {name: leaves_of(branches) for name, branches in dimensions.items()}
        weights = {name: [0.05 + chance.random() ** 1.5 for _ in choices] for name, choices in leaves.items()}
        return [
            {name: chance.choices(choices, weights[name])[0] for name, choices in leaves.items()} for _ in range(number)
        ]

    return invent


@pytest.fixture
def true_counts():
    """true_counts(catalogue, records): the figures that nobody outside may see, by (table, key)."""

    def counted(catalogue, records):
        system = build(catalogue)
        counts = count(system, records)
        return {(table, tuple(nodes.items())): int(counts[number]) for table, nodes, number in system.printed}

    return counted


@pytest.fixture
def published_by_hand(true_counts):
    """published_by_hand(catalogue, records, k, shown): a release made by another method, without a proof."""

    def publish(catalogue, records, k, shown):
        cells = []
        for (table, key), value in true_counts(catalogue, records).items():
            display, low, high = shown(value)
            cells.append({"table": table, "key": dict(key), "display": display, "low": low, "high": high})
        return {"k": k, **catalogue.as_dict(), "cells": cells, "history": []}

    return publish
