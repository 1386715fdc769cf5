"""What protection costs and what attackers get: bench/disclosure.py linked|solid|large|series [data sets]."""

import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from reporting.disclosure import Catalogue, Refusal, Table, attack, check, protect  # noqa: E402
from reporting.disclosure.cells import build  # noqa: E402
from reporting.disclosure.counts import count  # noqa: E402

QUARTERS = [f"{year}Q{number}" for year in (2021, 2022) for number in (1, 2, 3, 4)]
DIMENSIONS = {
    "partner": {
        "T": ["CY", "DE", "IE", "IT"],
        "CY": ["CY1", "CY2"],
        "DE": ["DE1"],
        "IE": ["IE1", "IE2"],
        "IT": ["IT1"],
    },
    "quarter": {"T": ["2021", "2022"], "2021": QUARTERS[:4], "2022": QUARTERS[4:]},
    "pillar": {"T": ["PSY", "LEG", "ECO", "PSY+LEG", "PSY+ECO", "LEG+ECO", "all three"]},
    "age": {"T": ["18-24", "25-34", "35-49", "50+", "unknown"]},
    "region": {"T": ["Africa", "Europe", "Asia", "Americas", "unknown"]},
}
LINKED = "partner quarter|partner pillar|pillar quarter|partner age|partner region|age region|age pillar|quarter"
COUNTRIES = {"T": DIMENSIONS["partner"]["T"]}


def records(dimensions, number, seed):
    chance = random.Random(seed)
    leaves = {
        name: [node for nodes in tree.values() for node in nodes if node not in tree]
        for name, tree in dimensions.items()
    }
    weights = {name: [0.05 + chance.random() ** 1.5 for _ in nodes] for name, nodes in leaves.items()}
    return [{name: chance.choices(nodes, weights[name])[0] for name, nodes in leaves.items()} for _ in range(number)]


def linked(seed):
    tables = tuple(Table(names, tuple(names.split())) for names in LINKED.split("|"))
    return measured(Catalogue(DIMENSIONS, tables), records(DIMENSIONS, 116, seed), seed)


def solid(seed):
    dimensions = {"country": COUNTRIES, "pillar": DIMENSIONS["pillar"], "quarter": DIMENSIONS["quarter"]}
    return measured(Catalogue(dimensions, (Table("all", tuple(dimensions)),)), records(dimensions, 116, seed), seed)


def large(seed):
    services = [f"service {number}" for number in range(30)]
    dimensions = {
        "partner": {"T": [f"partner {number}" for number in range(9)]},
        "quarter": {"T": QUARTERS},
        "service": {"T": ["PSY", "LEG", "ECO"], "PSY": services[:10], "LEG": services[10:20], "ECO": services[20:]},
    }
    return measured(Catalogue(dimensions, (Table("all", tuple(dimensions)),)), records(dimensions, 1300, seed), seed)


def series(seed):
    """Two years of cumulative quarterly releases, each attacked with everything before it."""
    dimensions = {"country": COUNTRIES, "pillar": DIMENSIONS["pillar"], "quarter": {"T": QUARTERS}}
    women, released = records(dimensions, 116, seed), []
    tables = (Table("pillars", ("country", "pillar")), Table("quarters", ("country", "quarter")))
    for number in range(1, len(QUARTERS) + 1):
        until = dimensions | {"quarter": {"T": QUARTERS[:number]}}
        so_far = [woman for woman in women if woman["quarter"] in QUARTERS[:number]]
        try:
            released.append(measured(Catalogue(until, tables), so_far, seed, released))
        except Refusal as refusal:
            print(f"release {number}: {refusal}")


def measured(catalogue, women, seed, history=()):
    started, worked = time.perf_counter(), time.process_time()
    protected = protect(catalogue, women, k=5, seed=seed, history=history, seconds=3600)
    seconds, processor = time.perf_counter() - started, time.process_time() - worked
    started = time.perf_counter()
    report = attack(protected)
    attacked = time.perf_counter() - started
    started = time.perf_counter()
    check(protected.published)
    checked = time.perf_counter() - started
    kinds = dict(Counter(shown.kind for shown in protected.cells.values()))
    print(
        f"{protected.certificate['cells']} cells ({len(protected.cells)} printed): protect {seconds:.1f} s "
        f"({processor:.1f} s of processor), attack {attacked:.1f} s, check {checked:.2f} s; {kinds}; "
        f"{len(report.wins)} wins over {report.attacked} cells; hiding only below five: {naive(catalogue, women)}",
        flush=True,
    )
    return protected.published


def naive(catalogue, women):
    """The same attacker against "<5" and the rest shown."""
    system = build(catalogue)
    counts = count(system, women).tolist()
    cells = [
        {"table": table, "key": nodes, "display": "<5" if small else "", "low": low, "high": high}
        for table, nodes, number in system.printed
        for small in [counts[number] < 5]
        for low, high in [(0, 4) if small else (counts[number], counts[number])]
    ]
    report = attack({"k": 5, **catalogue.as_dict(), "cells": cells, "history": []})
    return (
        f"{len(report.wins)} wins over {report.attacked}, {sum(win.what == 'exact value' for win in report.wins)} exact"
    )


if __name__ == "__main__":
    for data_set in range(int(sys.argv[2]) if len(sys.argv) > 2 else 1):
        {"linked": linked, "solid": solid, "large": large, "series": series}[sys.argv[1]](data_set)
