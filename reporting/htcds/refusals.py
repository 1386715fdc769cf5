"""The two ways in which a file says too little: as a whole, and in one cell."""

from dataclasses import dataclass

from coalesce.refusals import Refused


class Unreadable(Refused):
    """The file as a whole cannot be imported."""

    def __init__(self, sentence):
        super().__init__(sentence, event="htcds.refused")


class BadValue(ValueError):
    """One cell cannot be read; the sentence names no value, because reports travel further than records."""


@dataclass(frozen=True)
class Unusable:
    """Stands in a cell that must not be read, and says why."""

    sentence: str
