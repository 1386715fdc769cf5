"""Decides what every cell of a catalogue may show, with the proof; or refuses with a sentence."""

import time
from dataclasses import dataclass

from reporting.disclosure.cells import build
from reporting.disclosure.certificate import certificate
from reporting.disclosure.checker import check
from reporting.disclosure.counts import count
from reporting.disclosure.displays import Shown
from reporting.disclosure.errors import BadCatalogue, Refusal
from reporting.disclosure.pattern import Pattern
from reporting.disclosure.polish import polish, spread_blanks
from reporting.disclosure.refusals import coarser_question
from reporting.disclosure.search import Search, Unprotectable
from reporting.disclosure.tighten import tighten

CellKey = tuple[str, tuple[tuple[str, str], ...]]


LEAST_POLISH = 400


@dataclass(frozen=True)
class Protected:
    """What may be shown, by (table, ((dimension, node), …) in the order of the table's dimensions)."""

    cells: dict[CellKey, Shown]
    certificate: dict
    published: dict

    def as_dict(self):
        """The OUT file: all that was ever told, and the proof, which stays with the release and is never printed."""
        return self.published


def protect(catalogue, records, *, k, history=(), seed=0, seconds=120.0):
    """Raises BadCatalogue, BadRecord, HistoryContradicted, or Refusal when no proof is found within `seconds`."""
    if type(k) is not int or k < 2:
        raise BadCatalogue("The threshold k must be a whole number of at least 2.")
    started = time.monotonic()
    earlier = flat_history(history)
    system = build(catalogue, earlier)
    counts = count(system, records)
    pattern = Pattern(system, counts, k, seed)
    try:
        search = _found(pattern, seed, started, seconds)
    except (Unprotectable, TimeoutError) as reason:
        raise Refusal(coarser_question(catalogue, pattern, reason)) from reason
    return _signed(catalogue, search, k, earlier)


def _found(pattern, seed, started, seconds):
    search = Search(pattern, seed, started + seconds)
    search.run()
    polish(search, programmes=max(LEAST_POLISH, search.solved()))
    search.open = search.asked.copy()
    search.refresh(spread_blanks(pattern))
    while search.claim_blanks():
        search.run()
        search.refresh(spread_blanks(pattern))
    tighten(search)
    return search


def _signed(catalogue, search, k, earlier):
    pattern = search.pattern
    printed = pattern.system.printed
    cells = {(table, tuple(nodes.items())): pattern.shown(number) for table, nodes, number in printed}
    published = {"k": k, **catalogue.as_dict(), "cells": [_cell(pattern, *place) for place in printed]}
    published |= {"history": earlier, "certificate": certificate(search)}
    check(published)
    return Protected(cells, published["certificate"], published)


def _cell(pattern, table, nodes, number):
    shown = pattern.shown(number)
    told = {"display": shown.display, "low": shown.low, "high": shown.high, "kind": shown.kind}
    loose = {"loose": list(pattern.loose[number])} if number in pattern.loose else {}
    return {"table": table, "key": nodes, **told, **loose}


def flat_history(history):
    """Every earlier release once, without its proof, with the releases that it was itself judged against."""
    kept = {}
    for published in history:
        for release in (*published.get("history", ()), published):
            bare = {name: release[name] for name in ("k", "dimensions", "tables", "cells")}
            kept.setdefault(_fingerprint(bare), bare)
    return list(kept.values())


def _fingerprint(release):
    return repr(sorted(release.items()))
