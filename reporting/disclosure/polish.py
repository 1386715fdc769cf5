"""Gives back what the search hid without need: each widened cell is tried with finer displays while the proof holds."""

import numpy

from reporting.disclosure import displays
from reporting.disclosure.claims import NONE

# More lost claims than these are rarely proved anew, and cost much to try.
WORTH_PROVING = 80


def polish(search, programmes):
    """Dearest cells first, for so many programmes: a limit in seconds would make the print depend on the machine."""
    until = search.solved() + programmes
    pattern = search.pattern
    widened = sorted(numpy.flatnonzero(pattern.level > 0), key=lambda number: -pattern.weight[number])
    for number in widened:
        for level in range(pattern.level[number]):
            if search.solved() > until:
                return
            search.demand_time()
            if _holds_with(search, int(number), level):
                break


def _holds_with(search, number, level):
    was = int(search.pattern.level[number])
    kept = search.witnesses, search.unlabelled_witnesses
    search.pattern.show(number, level)
    search.refresh([number])
    search.witnesses = _fitting(kept[0], number, search.labelled)
    search.unlabelled_witnesses = _fitting(kept[1], number, search.unlabelled)
    if _prove_again(search):
        return True
    search.pattern.show(number, was)
    search.refresh([number])
    search.witnesses, search.unlabelled_witnesses = kept
    return False


def _fitting(witnesses, number, programme):
    low, high = programme.low[number], programme.high[number]
    return [witness for witness in witnesses if low <= witness[number] <= high]


def _prove_again(search):
    """Fill the gaps that the narrower display left among the witnesses; the dearest claim first, to fail early."""
    search.open = unkept(search.asked, search.witnesses, search.unlabelled_witnesses)
    if search.open.open() > WORTH_PROVING:
        return False
    for claims, prove in (
        (search.open.low, search.witness),
        (search.open.high, search.witness),
        (search.open.group, search.group_witness),
    ):
        for number in numpy.flatnonzero(claims >= 0):
            if claims[number] >= 0 and not prove(int(number), int(claims[number]), quick=True):
                return False
    return True


def unkept(claims, witnesses, unlabelled_witnesses):
    left = claims.copy()
    if witnesses:
        table = numpy.array(witnesses)
        left.low[(table == left.low).any(axis=0)] = NONE
        left.high[(table == left.high).any(axis=0)] = NONE
        left.group[(table.max(axis=0) >= left.group)] = NONE
    if unlabelled_witnesses:
        left.group[numpy.array(unlabelled_witnesses).max(axis=0) >= left.group] = NONE
    return left


def spread_blanks(pattern):
    """Beside a blank that is large, small cells are blank too: otherwise a blank would be known to be large."""
    changed = True
    widened = set()
    while changed:
        changed = False
        for parent, children in pattern.system.relations:
            members = (parent, *children)
            if any(_is_large_blank(pattern, number) for number in members):
                for number in members:
                    changed |= _blank_if_small(pattern, number, widened)
    return widened


def _is_large_blank(pattern, number):
    return (
        number in pattern.on_paper
        and pattern.counts[number] >= pattern.k
        and number not in pattern.system.public
        and pattern.shown(number).kind == displays.HIDDEN
    )


def _blank_if_small(pattern, number, widened):
    if number in pattern.system.public or pattern.shown(number).kind != displays.SMALL:
        return False
    pattern.show(number, 1)
    widened.add(number)
    return True
