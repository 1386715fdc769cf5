"""What stands on the case page side by side: higher apps add the cards of the three pillars."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Panel:
    """A template, and what it takes."""

    template: str
    context: dict = field(default_factory=dict)


_makers = []


def add(make):
    """make(case, user) answers with a list of Panels, in a number of queries that does not grow with the case."""
    if make not in _makers:
        _makers.append(make)


def add_first(make):
    """For what must be seen before everything else."""
    if make not in _makers:
        _makers.insert(0, make)


def of(case, user):
    return [panel for make in _makers for panel in make(case, user)]
