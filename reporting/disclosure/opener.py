"""Which cells must show less, so that one more value of one cell stays possible? The cheapest that can be found."""

import numpy
from scipy.sparse import csr_array

from reporting.disclosure import displays
from reporting.disclosure.programme import NEAR, Programme

TINY = 1e-4


class Opener:
    """Each cell may move from its true count in steps; a step inside what it shows is free, a wider one is paid for."""

    def __init__(self, pattern, rows):
        self.pattern = pattern
        self._cut_steps()
        columns = csr_array(
            (self.sign, (self.cell, numpy.arange(len(self.cell)))), shape=(pattern.size, len(self.cell))
        )
        self.programme = Programme(rows @ columns, numpy.zeros(len(self.cell)), self.width)
        self.past_ladder = numpy.flatnonzero(self.step == self._rungs())
        self.by_cell = [numpy.flatnonzero(self.cell == number) for number in range(pattern.size)]

    def _cut_steps(self):
        steps = [step for number in range(self.pattern.size) for step in self._steps_of(number)]
        cells, levels, signs, widths = zip(*steps, strict=True) if steps else ((), (), (), ())
        self.cell, self.step = numpy.array(cells, dtype=int), numpy.array(levels, dtype=int)
        self.sign, self.width = numpy.array(signs, dtype=float), numpy.array(widths, dtype=float)
        self.price = numpy.array([self.pattern.step_cost(c, s) for c, s in zip(self.cell, self.step, strict=True)])
        small = [self.pattern.ladders[number][0].kind == displays.SMALL for number in self.cell]
        self.beyond_label = numpy.array(small, dtype=bool) & (self.step > 0)

    def _steps_of(self, number):
        below = above = int(self.pattern.counts[number])
        for level, shown in enumerate(self.pattern.ladders[number]):
            high = self.pattern.cap if shown.high is None else shown.high
            if high > above:
                yield number, level, 1.0, high - above
            if shown.low < below:
                yield number, level, -1.0, below - shown.low
            below, above = min(below, shown.low), max(above, high)
        # What an earlier release told stays, but its labels can be read as nothing when groups are asked about.
        if number in self.pattern.system.public:
            yield number, len(self.pattern.ladders[number]), 1.0, self.pattern.free_high[number] - above
            yield number, len(self.pattern.ladders[number]), -1.0, below - self.pattern.free_low[number]

    def _rungs(self):
        return numpy.array([len(self.pattern.ladders[number]) for number in self.cell], dtype=int)

    def open_for(self, number, value, *, labels, at_least=False, whole=False):
        """Let `number` take `value`; return the cells that show less now, or None where nothing helps."""
        columns = self.by_cell[number]
        low, high = self._fixed(columns, value - int(self.pattern.counts[number]), at_least)
        if low is None:
            return None
        self.programme.bound(self.past_ladder, 0, 0 if labels else self.width[self.past_ladder])
        self.programme.bound(columns, low, high)
        solve = self.programme.solve_whole if whole else self.programme.solve
        steps = solve(self._costs(labels))
        self.programme.bound(columns, numpy.zeros(len(columns)), self.width[columns])
        return None if steps is None else self._widen(steps, labels)

    def _fixed(self, columns, distance, at_least):
        """Bounds on the steps of one cell, filled from the finest on."""
        low = numpy.zeros(len(columns))
        left = abs(distance)
        for place, column in enumerate(columns):
            if self.sign[column] * distance > 0:
                low[place] = min(left, self.width[column])
                left -= low[place]
        if left > 0:
            return None, None
        return low, numpy.where(at_least & (self.sign[columns] > 0), self.width[columns], low)

    def _costs(self, labels):
        free = self.step <= self.pattern.level[self.cell]
        if not labels:
            free |= self.beyond_label | (self.step == self._rungs())
        return numpy.where(free, TINY, self.price)

    def _widen(self, steps, labels):
        moved = (numpy.abs(steps) > NEAR) & (self.step > self.pattern.level[self.cell])
        if not labels:
            moved &= ~self.beyond_label
        moved[self.past_ladder] = False
        widened = set()
        for column in numpy.flatnonzero(moved):
            number = int(self.cell[column])
            if self.step[column] > self.pattern.level[number]:
                self.pattern.show(number, int(self.step[column]))
                widened.add(number)
        return widened
