"""Prints of a protecting cell what can be concluded about it, so that nobody can conclude more than is printed."""

import numpy

from reporting.disclosure import displays
from reporting.disclosure.whole import solve_at


def tighten(search):
    """The ends of every band, and the lower end of every "at least", become values that some witness takes.

    What is printed anew follows from the rest of the print, so it tells nothing new and breaks no witness.
    """
    pattern = search.pattern
    for number in sorted(pattern.on_paper):
        if number in pattern.system.public or number in pattern.system.impossible:
            continue
        if pattern.shown(number).kind in (displays.BAND, displays.AT_LEAST):
            search.demand_time()
            _tighten(search, number)


def _tighten(search, number):
    pattern = search.pattern
    shown = pattern.shown(number)
    low = extreme(search, number, 1)
    if shown.kind == displays.AT_LEAST and any(witness[number] > low for witness in search.witnesses):
        told = displays.at_least(low)
    else:
        high = extreme(search, number, -1)
        told = _told(shown, low, high)
    if told != shown:
        pattern.loose[number] = (shown.low, shown.high)
        pattern.ladders[number][pattern.level[number]] = told


def _told(shown, low, high):
    if low == high:
        return displays.exact(low)
    return displays.band(low, high) if shown.kind == displays.BAND else displays.at_least(low)


def extreme(search, number, sign):
    """The least (sign 1) or greatest (sign -1) whole value, with its witness kept."""
    programme = search.labelled
    bound = programme.low[number] if sign > 0 else programme.high[number]
    for witness in search.witnesses:
        if witness[number] == bound:
            return int(bound)
    whole = solve_at(programme, number, bound, bound, search.direction(), quick=True)
    if whole is None:
        whole = _furthest(programme, number, sign)
    search.witnesses.append(numpy.round(whole).astype(int))
    return round(whole[number])


def _furthest(programme, number, sign):
    costs = numpy.zeros(len(programme.low))
    costs[number] = sign
    vertex = programme.solve(costs)
    value = _away_from_fraction(vertex[number], sign)
    whole = solve_at(programme, number, value, value, numpy.zeros(len(costs)))
    if whole is None:
        whole = programme.solve_whole(costs)
    return whole


def _away_from_fraction(value, sign):
    return float(numpy.ceil(value - 1e-6) if sign > 0 else numpy.floor(value + 1e-6))
