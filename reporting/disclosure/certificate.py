"""The proof in the shape in which it is kept: as few witnesses as keep every promise."""

import numpy

from reporting.disclosure import displays
from reporting.disclosure.claims import NONE


def certificate(search):
    pattern = search.pattern
    claims = _with_ends(search)
    witnesses = _needed(_kept_by(search.witnesses, claims, group=False))
    groups = _needed(_kept_by(search.unlabelled_witnesses, claims, group=True))
    return {
        "cells": pattern.size,
        "open_ring": pattern.system.open_ring,
        "shadows": [int(n) for n in numpy.flatnonzero(search.asked.low >= 0) if n not in pattern.on_paper],
        "witnesses": [search.witnesses[place].tolist() for place in witnesses] + _groups_kept_whole(search, claims),
        "unlabelled_witnesses": [search.unlabelled_witnesses[place].tolist() for place in groups],
    }


def _with_ends(search):
    """Bands and "at least" promise their ends too."""
    claims, pattern = search.asked.copy(), search.pattern
    for number in pattern.on_paper - set(pattern.system.public):
        shown = pattern.shown(number)
        if shown.kind in (displays.BAND, displays.AT_LEAST):
            claims.low[number] = shown.low
            claims.high[number] = _another(search, number) if shown.high is None else shown.high
    return claims


def _another(search, number):
    """Any second value that shows an "at least" to be open."""
    return max(int(witness[number]) for witness in search.witnesses)


def _kept_by(witnesses, claims, group):
    """One row per witness, one column per promise that it keeps."""
    if not witnesses:
        return numpy.zeros((0, 0), dtype=bool)
    table = numpy.array(witnesses)
    if group:
        return (table >= claims.group) & (claims.group != NONE)
    kept = numpy.hstack([table == claims.low, table == claims.high])
    return kept & numpy.hstack([claims.low != NONE, claims.high != NONE])


def _needed(kept):
    """Greedy cover: the witness that keeps most of what is left, again and again."""
    left, chosen = kept.any(axis=0), []
    while left.any():
        best = int((kept & left).sum(axis=1).argmax())
        chosen.append(best)
        left &= ~kept[best]
    return chosen


def _groups_kept_whole(search, claims):
    """Group promises that only a labelled witness keeps."""
    best = numpy.zeros(search.pattern.size, dtype=int)
    if search.unlabelled_witnesses:
        best = numpy.array(search.unlabelled_witnesses).max(axis=0)
    left = (claims.group != NONE) & (best < claims.group)
    extra = []
    for witness in search.witnesses:
        if (left & (witness >= claims.group)).any():
            extra.append(witness.tolist())
            left &= witness < claims.group
    return extra
