"""What stands on a page of a case side by side: higher apps add to the case page, and to that of the profile."""

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Panel:
    """A template, and what it takes."""

    template: str
    context: dict = field(default_factory=dict)


CASE, PROFILE, DETAILS = "case", "profile", "details"
_makers = defaultdict(list)


def add(make, page=CASE):
    """make(case, user) answers with a list of Panels, in a number of queries that does not grow with the case."""
    if make not in _makers[page]:
        _makers[page].append(make)


def add_first(make, page=CASE):
    """For what must be seen before everything else."""
    if make not in _makers[page]:
        _makers[page].insert(0, make)


def of(case, user, page=CASE):
    return [panel for make in _makers[page] for panel in make(case, user)]
