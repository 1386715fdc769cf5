"""Whole tables out of linear programmes: women come in whole numbers."""

import numpy

from reporting.disclosure.programme import NEAR, is_whole

DIVES = 30
ELSEWHERE = 6


def solve_at(programme, number, low, high, costs, *, quick=False):
    """A whole table with one cell held between two values, or None; `quick` gives up before the integer programme."""
    was = programme.low[number], programme.high[number]
    if low < was[0] or high > was[1] or low > high:
        return None
    programme.bound(number, low, high)
    vertex = whole_vertex(programme, costs, quick=quick)
    programme.bound(number, *was)
    return vertex


def whole_vertex(programme, costs, *, quick=False):
    """The linear programme first, then a dive from its vertex, and the integer programme where that runs aground."""
    vertex = programme.solve(costs)
    if vertex is None or is_whole(vertex):
        return vertex
    whole = _dive(programme, vertex, costs)
    if whole is None and not quick:
        whole = _dive_elsewhere(programme, costs)
    if whole is None and not quick:
        whole = programme.solve_whole(numpy.zeros(len(costs)))
    return whole


def _dive_elsewhere(programme, direction):
    """From vertices in other directions: cheaper by far than the integer programme, and mostly enough."""
    size = len(direction)
    chance = numpy.random.default_rng(size)
    for _ in range(ELSEWHERE):
        costs = direction * chance.uniform(0.2, 1, size) + chance.uniform(-0.05, 0.05, size)
        vertex = programme.solve(costs)
        whole = vertex if is_whole(vertex) else _dive(programme, vertex, costs)
        if whole is not None:
            return whole
    return None


def _dive(programme, vertex, costs):
    """Round one broken cell after another and solve again, once the other way; None when that leads nowhere."""
    low, high = programme.low.copy(), programme.high.copy()
    for _ in range(DIVES):
        broken = numpy.flatnonzero(numpy.abs(vertex - numpy.round(vertex)) > NEAR)
        if not len(broken):
            break
        vertex = _rounded(programme, int(broken[0]), vertex[broken[0]], costs)
        if vertex is None:
            break
    moved = numpy.flatnonzero((programme.low != low) | (programme.high != high))
    programme.bound(moved, low[moved], high[moved])
    return vertex if vertex is not None and is_whole(vertex) else None


def _rounded(programme, number, value, costs):
    near = numpy.round(value)
    programme.bound(number, near, near)
    vertex = programme.solve(costs)
    if vertex is None:
        other = 2 * numpy.floor(value) + 1 - near
        programme.bound(number, other, other)
        vertex = programme.solve(costs)
    return vertex
