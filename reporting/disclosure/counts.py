"""The true count of every cell."""

from collections import Counter

import numpy

from reporting.disclosure.errors import HistoryContradicted


def count(system, records):
    """Counts by cell number, in the order of `system.keys`."""
    space = system.space
    combinations = Counter(tuple(tree.leaf_of(record) for tree in space.trees.values()) for record in records)
    weights = numpy.array(list(combinations.values()), dtype=float)
    inside = [_membership(space, system, combinations, place) for place in range(len(space.names))]
    counts = numpy.zeros(len(system), dtype=int)
    if len(weights):
        for number, key in enumerate(system.keys):
            selected = weights
            for place, mask in enumerate(key):
                selected = selected * inside[place][mask]
            counts[number] = round(selected.sum())
    _demand_agreement(system, counts)
    return counts


def _membership(space, system, combinations, place):
    bits = space.bits[space.names[place]]
    carried = [bits[combination[place]] for combination in combinations]
    return {
        mask: numpy.array([bit & mask != 0 for bit in carried], dtype=float)
        for mask in {key[place] for key in system.keys}
    }


def _demand_agreement(system, counts):
    for number in system.impossible:
        if counts[number]:
            raise HistoryContradicted("A record falls into a combination that the catalogue calls impossible.")
    for number, (low, high) in system.public.items():
        if counts[number] < low or (high is not None and counts[number] > high):
            raise HistoryContradicted(
                "A figure released before no longer agrees with the records. Count late and corrected records under "
                "the period in which they reached the statistics, and keep those that were counted before."
            )
