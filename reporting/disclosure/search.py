"""Finds a pattern of displays together with the witnesses that prove it."""

import time

import numpy

from reporting.disclosure.claims import NONE, blank_claims, unsafe_claims
from reporting.disclosure.opener import Opener
from reporting.disclosure.programme import Programme, is_whole, relation_matrix
from reporting.disclosure.whole import solve_at, whole_vertex

REUSE = 15


class Unprotectable(Exception):
    """One cell stays exposed even when everything that may be hidden is hidden."""

    def __init__(self, number):
        self.number = number


class Search:
    def __init__(self, pattern, seed, deadline):
        self.pattern, self.deadline = pattern, deadline
        self.chance = numpy.random.default_rng(seed)
        self.rows = relation_matrix(pattern.system.relations, pattern.size)
        self.labelled = Programme(self.rows, pattern.low, pattern.high)
        self.unlabelled = Programme(self.rows, pattern.free_low, pattern.free_high)
        self.opener = Opener(pattern, self.rows)
        self.uses, self.current, self.current_group = 0, None, None
        self.witnesses, self.unlabelled_witnesses = [], []
        self.asked = unsafe_claims(pattern)
        self.open = self.asked.copy()

    def run(self):
        """Widen displays until every claim has its witness."""
        self.harvest()
        while self.open.open():
            for number in self._shuffled(self.open.low >= 0):
                self._reach(number, self.open.low)
            self.harvest()
            for number in self._shuffled(self.open.high >= 0):
                self._reach(number, self.open.high)
            self.harvest_groups()
            for number in self._shuffled(self.open.group >= 0):
                self._reach_group(number)

    def claim_blanks(self):
        """Blanks that were opened on the way make claims of their own."""
        widened = blank_claims(self.pattern, self.asked.copy())
        for mine, new, still in zip(_arrays(self.asked), _arrays(widened), _arrays(self.open), strict=True):
            fresh = (mine == NONE) & (new != NONE)
            mine[fresh] = still[fresh] = new[fresh]
        for witness in self.witnesses:
            self.open.strike(witness)
        for witness in self.unlabelled_witnesses:
            self.open.strike_groups(witness)
        return self.open.open()

    def solved(self):
        return self.labelled.solved + self.unlabelled.solved

    def demand_time(self):
        if time.monotonic() > self.deadline:
            raise TimeoutError("The search for a protected pattern ran out of time.")

    def harvest(self):
        """Vertices in random directions keep many claims at once."""
        idle = 0
        while idle < 3 and ((self.open.low >= 0).any() or (self.open.high >= 0).any()):
            idle = 0 if self.keep(whole_vertex(self.labelled, self._new_direction(), quick=True)) > 2 else idle + 1
            self.demand_time()

    def harvest_groups(self):
        idle = 0
        while idle < 3 and (self.open.group >= 0).any():
            self.current_group = -self.chance.uniform(0.1, 1, self.pattern.size) * (self.open.group >= 0)
            costs = self.current_group
            idle = 0 if self.keep_unlabelled(whole_vertex(self.unlabelled, costs, quick=True)) > 1 else idle + 1
            self.demand_time()

    def direction(self):
        """One direction serves several programmes: with the same costs, the last vertex is a good start."""
        self.uses += 1
        if self.uses % REUSE == 0 or self.current is None:
            self.current = self._new_direction()
        return self.current

    def group_direction(self):
        self.uses += 1
        if self.uses % REUSE == 0 or self.current_group is None:
            self.current_group = -self.chance.uniform(0.1, 1, self.pattern.size) * (self.open.group >= 0)
        return self.current_group

    def _new_direction(self):
        down, up = self.open.low >= 0, self.open.high >= 0
        sign = down.astype(float) - up
        both = down & up
        sign[both] = self.chance.choice([-1.0, 1.0], both.sum())
        return sign * self.chance.uniform(0.1, 1, self.pattern.size)

    def keep(self, vertex):
        if vertex is None or not is_whole(vertex):
            return 0
        witness = numpy.round(vertex).astype(int)
        struck = self.open.strike(witness)
        if struck:
            self.witnesses.append(witness)
        return struck

    def keep_unlabelled(self, vertex):
        if vertex is None or not is_whole(vertex):
            return 0
        witness = numpy.round(vertex).astype(int)
        struck = self.open.strike_groups(witness)
        if struck:
            self.unlabelled_witnesses.append(witness)
        return struck

    def _shuffled(self, wanted):
        numbers = numpy.flatnonzero(wanted)
        self.chance.shuffle(numbers)
        return [int(number) for number in numbers]

    def _reach(self, number, claims):
        value = int(claims[number])
        if value < 0:
            return
        self.demand_time()
        if self.witness(number, value):
            return
        self._open(number, value, labels=True)
        if not self.witness(number, value):
            self._open(number, value, labels=True, whole=True)
            if not self.witness(number, value):
                raise Unprotectable(number)

    def _reach_group(self, number):
        value = int(self.open.group[number])
        if value < 0:
            return
        self.demand_time()
        if self.group_witness(number, value):
            return
        self._open(number, value, labels=False, at_least=True)
        if not self.group_witness(number, value):
            self._open(number, value, labels=False, at_least=True, whole=True)
            if not self.group_witness(number, value):
                raise Unprotectable(number)

    def witness(self, number, value, *, quick=False):
        """A whole table in which the cell has this value under the present displays, if there is one."""
        vertex = solve_at(self.labelled, number, value, value, self.direction(), quick=quick)
        return vertex is not None and self.keep(vertex) > 0

    def group_witness(self, number, value, *, quick=False):
        costs = self.group_direction()
        vertex = solve_at(self.unlabelled, number, value, self.unlabelled.high[number], costs, quick=quick)
        return vertex is not None and self.keep_unlabelled(vertex) > 0

    def _open(self, number, value, **how):
        widened = self.opener.open_for(number, value, **how)
        if widened is None:
            raise Unprotectable(number)
        self.refresh(widened)

    def refresh(self, numbers):
        numbers = sorted(numbers)
        self.labelled.bound(numbers, self.pattern.low[numbers], self.pattern.high[numbers])
        self.unlabelled.bound(numbers, self.pattern.free_low[numbers], self.pattern.free_high[numbers])


def _arrays(claims):
    return claims.low, claims.high, claims.group
