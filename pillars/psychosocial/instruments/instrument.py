"""What the product knows of a questionnaire: everything but its words, which a partner supplies."""

from dataclasses import dataclass

from django.utils.functional import Promise

from coalesce.permissions import Role


@dataclass(frozen=True)
class Band:
    """What a published source calls the scores from here on."""

    starts: int
    label: str | Promise
    tone: str = "quiet"


@dataclass(frozen=True)
class Instrument:
    """items: how many there are. answers: the values an item may take. flag: the scores that call for a closer look.

    change: the difference between two scores that a published source calls a change, or None.
    safety_item: the item whose answer above zero demands a safety step at once, or None.
    """

    code: str
    label: str
    version: str
    about: str | Promise
    licence: str | Promise
    source: str
    languages: str | Promise
    items: int
    answers: tuple[int, ...]
    factor: int
    flag: range
    bands: tuple[Band, ...]
    who_may_use: frozenset[Role]
    change: int | None = None
    safety_item: int | None = None

    def __str__(self):
        return self.label

    @property
    def highest(self):
        return self.items * max(self.answers) * self.factor

    def band(self, score):
        return max((band for band in self.bands if band.starts <= score), key=lambda band: band.starts)
