"""What a release promises of its hidden cells, and which promises the witnesses at hand already keep."""

from dataclasses import dataclass

import numpy

from reporting.disclosure import displays

NONE = -1


@dataclass
class Claims:
    """Arrays by cell: one witness must reach `low`, one `high`, and with labels unread one must reach `group`."""

    low: numpy.ndarray
    high: numpy.ndarray
    group: numpy.ndarray

    @classmethod
    def nothing(cls, size):
        return cls(*(numpy.full(size, NONE) for _ in range(3)))

    def copy(self):
        return Claims(self.low.copy(), self.high.copy(), self.group.copy())

    def strike(self, witness):
        """Forget what this witness keeps; say how much that was."""
        lows, highs = (self.low == witness) & (self.low >= 0), (self.high == witness) & (self.high >= 0)
        self.low[lows] = NONE
        self.high[highs] = NONE
        return int(lows.sum() + highs.sum()) + self.strike_groups(witness)

    def strike_groups(self, witness):
        groups = (self.group >= 0) & (witness >= self.group)
        self.group[groups] = NONE
        return int(groups.sum())

    def open(self):
        return int((self.low >= 0).sum() + (self.high >= 0).sum() + (self.group >= 0).sum())


def unsafe_claims(pattern):
    """Every count below k, printed or not: 0 and k-1 stay possible, and no group around it can be told to be small."""
    claims = Claims.nothing(pattern.size)
    unclaimed = pattern.system.impossible | pattern.system.joint
    for number in range(pattern.size):
        if pattern.counts[number] < pattern.k and number not in unclaimed:
            claim(claims, pattern.system, number, pattern.k)
    return claims


def claim(claims, system, number, k):
    """No more is promised of a cell than what earlier releases have left open."""
    low, high = system.public.get(number, (0, None))
    if low == high:
        return
    claims.low[number] = low
    claims.high[number] = max(k - 1, low) if high is None else min(k - 1, high)
    _, unlabelled = system.public_unlabelled.get(number, (0, None))
    if low == 0 and (unlabelled is None or unlabelled >= k):
        claims.group[number] = k


def blank_claims(pattern, claims):
    """A printed blank must be able to stand for a small cell, or the blanks beside it could be told apart."""
    for number in pattern.on_paper:
        if pattern.shown(number).kind == displays.HIDDEN:
            claim(claims, pattern.system, number, pattern.k)
    return claims
