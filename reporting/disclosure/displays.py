"""What a cell may show, from the finest to nothing."""

from dataclasses import dataclass

EXACT, BAND, SMALL, AT_LEAST, HIDDEN = "exact", "band", "small", "at_least", "hidden"
NOTHING = "×"


@dataclass(frozen=True)
class Shown:
    """What a cell prints, and the interval of records that the print tells, ends included; `high` None has no end."""

    display: str
    low: int
    high: int | None
    kind: str


def exact(value):
    return Shown(str(value), value, value, EXACT)


def small(k):
    return Shown(f"<{k}", 0, k - 1, SMALL)


def band(low, high):
    return Shown(f"{low}–{high}", low, high, BAND)


def at_least(low):
    return Shown(f"≥{low}", low, None, AT_LEAST)


def hidden():
    return Shown(NOTHING, 0, None, HIDDEN)


def ladder(value, k):
    """The displays open to a cell, finest first. The bands lie on a grid that does not depend on the data."""
    if value < k:
        return [small(k), hidden()]
    return [exact(value), _on_grid(value, k, k), _on_grid(value, k, 2 * k), at_least(k), hidden()]


def _on_grid(value, k, width):
    low = k + (value - k) // width * width
    return band(low, low + width - 1)


def again(low, high, k):
    """What is shown of a cell that earlier releases have told of: the same, neither more nor less."""
    if high is None:
        return at_least(low) if low else hidden()
    if low == high:
        return exact(low)
    return small(high + 1) if low == 0 and high < k else band(low, high)
