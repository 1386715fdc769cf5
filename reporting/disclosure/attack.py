"""Attacks a release with everything that was ever published: by pencil, by linear and by integer programming."""

from collections import Counter
from dataclasses import dataclass, field

import numpy

from reporting.disclosure.errors import CertificateInvalid
from reporting.disclosure.pencil import pencil_intervals
from reporting.disclosure.programme import NEAR, Programme, is_whole, relation_matrix
from reporting.disclosure.published import read
from reporting.disclosure.whole import solve_at

PENCIL, LINEAR, WHOLE = "pencil", "linear programme", "integer programme"
EXACT, NOT_EMPTY, NARROWED, GROUP = "exact value", "not empty", "narrowed", "small group"


@dataclass(frozen=True)
class Win:
    """One cell that gives more away than it should: the interval found, and the weakest method that finds it."""

    number: int
    cell: str
    what: str
    method: str
    low: int
    high: int | None


@dataclass
class AttackReport:
    """`attacked` counts the cells that promised something; no wins among them means that every promise held."""

    wins: list[Win] = field(default_factory=list)
    attacked: int = 0

    def tally(self):
        return Counter((win.what, win.method) for win in self.wins)


def attack(published):
    """`published` is a release as a dictionary (or a Protected). Raises TimeoutError when a programme does not end."""
    reading = read(getattr(published, "published", published))
    promises = [promise for promise in reading.promises.values() if promise.low is not None]
    report = AttackReport(attacked=len(promises))
    found = _by_pencil(reading, promises)
    attacker = Solver(reading, reading.told)
    for promise in promises:
        win = found.get(promise.number) or attacker.interval_win(promise)
        if win:
            report.wins.append(win)
    beaten = {win.number for win in report.wins}
    report.wins += _groups(reading, [promise for promise in promises if promise.number not in beaten])
    return report


def _by_pencil(reading, promises):
    intervals = pencil_intervals(reading.system.relations, reading.told, len(reading.system))
    wins = (judge(reading, promise, PENCIL, *intervals[promise.number]) for promise in promises)
    return {win.number: win for win in wins if win}


def judge(reading, promise, method, low, high):
    """A win when the interval found is narrower than the promise."""
    open_below = low <= promise.low
    open_above = promise.high is None or high is None or high >= promise.high
    if open_below and open_above and not (promise.never_exact and low == high):
        return None
    what = EXACT if low == high else NOT_EMPTY if low > 0 == promise.low else NARROWED
    return Win(promise.number, describe(reading.system, promise.number), what, method, low, high)


def describe(system, number):
    for table, nodes, printed in system.printed:
        if printed == number:
            return f"{table} " + ", ".join(f"{name}={node}" for name, node in nodes.items())
    return "difference " + ", ".join(_leaves(system, number))


def _leaves(system, number):
    space = system.space
    for name, mask in zip(space.names, system.keys[number], strict=True):
        if mask != space.full[name]:
            yield f"{name}=" + "+".join(leaf for leaf, bit in space.bits[name].items() if bit & mask)


def _groups(reading, promises):
    """Without the labels, a cell that still cannot reach k stands in a group whose small sum is derived."""
    attacker = Solver(reading, reading.told_unlabelled)
    promises = [promise for promise in promises if promise.group is not None]
    attacker.sweep([promise.number for promise in promises], -1)
    for promise in promises:
        most = attacker.most(promise.number, enough=promise.group)
        if most < promise.group:
            cell = describe(reading.system, promise.number)
            yield Win(promise.number, cell, GROUP, attacker.method, 0, most)


class Solver:
    """Least and greatest values of cells; every whole vertex met on the way is remembered for the other cells."""

    def __init__(self, reading, told):
        size = len(reading.system)
        self.reading, self.size = reading, size
        ends = [high for _, high in told.values() if high is not None]
        self.cap = 4 * max(ends, default=0) + 100 * reading.k
        low = [told.get(number, (0, None))[0] for number in range(size)]
        high = [told.get(number, (0, None))[1] for number in range(size)]
        high = [self.cap if end is None else end for end in high]
        self.programme = Programme(relation_matrix(reading.system.relations, size), low, high)
        self.seen_low, self.seen_high = numpy.full(size, self.cap), numpy.full(size, -1)
        self.method = LINEAR
        if any(one > other for one, other in zip(low, high, strict=True)) or self._vertex(numpy.zeros(size)) is None:
            raise CertificateInvalid("The printed figures contradict each other.")
        self.sweep([promise.number for promise in reading.promises.values()], 1)
        self.sweep([promise.number for promise in reading.promises.values()], -1)

    def sweep(self, numbers, sign, times=6):
        """A few programmes in random directions settle most cells at once."""
        chance = numpy.random.default_rng(len(numbers))
        for _ in range(times):
            costs = numpy.zeros(self.size)
            costs[numbers] = sign * chance.uniform(0.1, 1, len(numbers))
            self._vertex(costs)

    def _vertex(self, costs, whole=False):
        solve = self.programme.solve_whole if whole else self.programme.solve
        vertex = solve(costs)
        if vertex is not None and is_whole(vertex):
            self._remember(vertex)
        return vertex

    def _remember(self, vertex):
        values = numpy.round(vertex).astype(int)
        self.seen_low = numpy.minimum(self.seen_low, values)
        self.seen_high = numpy.maximum(self.seen_high, values)

    def interval_win(self, promise):
        self.method = LINEAR
        low = self.least(promise.number, promise.low)
        linear = self.method
        high = self.most(promise.number, promise.high if promise.high is not None else low + 1)
        method = WHOLE if WHOLE in (linear, self.method) else LINEAR
        return judge(self.reading, promise, method, low, None if high >= self.cap else high)

    def least(self, number, enough):
        return self._end(number, 1, enough)

    def most(self, number, enough):
        return self._end(number, -1, enough)

    def _end(self, number, sign, enough):
        """The true end, or any value at least as far out as `enough`."""
        self.method = LINEAR
        if self._settled(number, sign, enough):
            return int(self._seen(number, sign))
        costs = numpy.zeros(self.size)
        costs[number] = sign
        end = self._vertex(costs)[number]
        end = int(numpy.ceil(end - NEAR) if sign > 0 else numpy.floor(end + NEAR))
        if self._settled(number, sign, end) or (end - enough) * sign > 0:
            return end
        self.method = WHOLE
        return self._whole_end(number, sign, enough, costs)

    def _whole_end(self, number, sign, enough, costs):
        """First ask only whether a whole table reaches far enough; the exact end costs more."""
        low, high = (self.programme.low[number], enough) if sign > 0 else (enough, self.programme.high[number])
        reached = solve_at(self.programme, number, low, high, costs)
        if reached is not None:
            self._remember(reached)
            return enough
        return round(self._vertex(costs, whole=True)[number])

    def _seen(self, number, sign):
        return self.seen_low[number] if sign > 0 else self.seen_high[number]

    def _settled(self, number, sign, end):
        return self._seen(number, sign) <= end if sign > 0 else self._seen(number, sign) >= end
