"""Whole tables out of linear programmes: women come in whole numbers."""

import numpy

from reporting.disclosure.programme import NEAR, is_whole

DIVES = 12


def solve_at(programme, number, low, high, costs):
    """A whole table with one cell held between two values, or None."""
    was = programme.low[number], programme.high[number]
    if low < was[0] or high > was[1] or low > high:
        return None
    programme.bound(number, low, high)
    vertex = whole_vertex(programme, costs)
    programme.bound(number, *was)
    return vertex


def whole_vertex(programme, costs):
    """The linear programme first, then a dive from its vertex, and the integer programme where that runs aground."""
    vertex = programme.solve(costs)
    if vertex is None or is_whole(vertex):
        return vertex
    vertex = _dive(programme, vertex, costs)
    return programme.solve_whole(costs, gap=0.5) if vertex is None else vertex


def _dive(programme, vertex, costs):
    """Round one broken cell after another and solve again; None when that leads nowhere."""
    low, high = programme.low.copy(), programme.high.copy()
    for _ in range(DIVES):
        broken = numpy.flatnonzero(numpy.abs(vertex - numpy.round(vertex)) > NEAR)
        if not len(broken):
            break
        programme.bound(broken[:1], numpy.round(vertex[broken[:1]]), numpy.round(vertex[broken[:1]]))
        vertex = programme.solve(costs)
        if vertex is None:
            break
    moved = numpy.flatnonzero((programme.low != low) | (programme.high != high))
    programme.bound(moved, low[moved], high[moved])
    return vertex if vertex is not None and is_whole(vertex) else None
