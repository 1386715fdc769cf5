"""The state of the search: what each cell shows at present, and what it could show instead."""

import math
import random

import numpy

from reporting.disclosure import displays

# What moving a cell by one woman costs when the cell must show less for it.
STEP_COSTS = {displays.EXACT: 0.0, displays.BAND: 1.0, displays.AT_LEAST: 4.0, displays.HIDDEN: 30.0}
BLANKED_LABEL = 8.0
HEADLINE = 200.0


class Pattern:
    def __init__(self, system, counts, k, seed):
        self.system, self.counts, self.k = system, counts, k
        self.size = len(system)
        self.cap = int(counts.max(initial=0)) * 2 + 20 * k
        self.loose = {}  # what a tightened cell told before, by number
        self.loose.update(_told_loosely_before(system))
        self.on_paper = {number for _, _, number in system.printed}
        self.ladders = [self._ladder(number) for number in range(self.size)]
        self.level = numpy.zeros(self.size, dtype=int)
        self.weight = self._weights(random.Random(seed))
        self.low, self.high = numpy.zeros(self.size), numpy.zeros(self.size)
        self.free_low, self.free_high = numpy.zeros(self.size), numpy.zeros(self.size)
        for number in range(self.size):
            self.show(number, 0)

    def _ladder(self, number):
        if number in self.system.impossible:
            return [displays.exact(0)]
        if number in self.system.public:
            return [displays.again(*self.system.public[number], self.k)]
        if number not in self.on_paper:
            return [displays.hidden()]
        steps = displays.ladder(int(self.counts[number]), self.k)
        return list({(step.low, step.high): step for step in steps}.values())

    def _weights(self, chance):
        """Margins are dearer than inner cells; the secret jitter keeps the choice from being replayed."""
        names = self.system.space.names
        full = [self.system.space.full[name] for name in names]
        weights = numpy.ones(self.size)
        for number, key in enumerate(self.system.keys):
            breadth = sum(math.log2(mask.bit_count()) for mask in key)
            weights[number] = (1 + breadth) * (1 + math.log1p(self.counts[number]) / 4) * chance.uniform(0.85, 1.15)
            if list(key) == full:
                weights[number] *= HEADLINE
        return weights

    def shown(self, number):
        return self.ladders[number][self.level[number]]

    def show(self, number, level):
        self.level[number] = level
        shown = self.ladders[number][level]
        self.low[number], self.high[number] = shown.low, self.cap if shown.high is None else shown.high
        self.free_low[number], self.free_high[number] = self.without_label(number)

    def without_label(self, number):
        """What the cell tells when "<k" is read as nothing: a group is then bounded by published sums alone."""
        if number not in self.system.public and self.shown(number).kind != displays.SMALL:
            return self.low[number], self.high[number]
        low, high = self.system.public_unlabelled.get(number, (0, None))
        return low, self.cap if high is None else high

    def step_cost(self, number, level):
        """What one more woman's movement costs, beyond what the cell shows one level before."""
        if level >= len(self.ladders[number]):
            return 0.0
        shown = self.ladders[number][level]
        if self.ladders[number][0].kind == displays.SMALL:
            return self.weight[number] * BLANKED_LABEL
        wide = shown.kind == displays.BAND and level > 1
        return self.weight[number] * STEP_COSTS.get(shown.kind, 0.0) * (1.8 if wide else 1.0)

    def level_for(self, number, value):
        """The finest display, from the present one on, that leaves `value` possible; None where none does."""
        for level in range(self.level[number], len(self.ladders[number])):
            shown = self.ladders[number][level]
            if shown.low <= value and (shown.high is None or value <= shown.high):
                return level
        return None


def _told_loosely_before(system):
    """A cell that is printed again keeps what it told before it was tightened in its first release."""
    unlabelled = system.public_unlabelled
    return {
        number: unlabelled[number] for number, told in system.public.items() if unlabelled.get(number, told) != told
    }
