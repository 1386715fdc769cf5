"""What only one pillar keeps stands on its page too: the pillar's own app adds a function for it."""

from dataclasses import dataclass, field

from django.utils.functional import Promise


@dataclass(frozen=True)
class Line:
    """One record: its address, a title, a quiet line, and a badge with its tone."""

    url: str
    title: str | Promise
    detail: str | Promise = ""
    badge: str | Promise = ""
    tone: str = "quiet"


@dataclass(frozen=True)
class Particular:
    heading: str | Promise
    empty: str | Promise
    add_url: str
    add_label: str | Promise
    lines: list[Line] = field(default_factory=list)


_particulars = {}
_panels = {}
_rows = {}


def add(slug, of_case):
    """of_case: function(case) that returns a Particular."""
    _particulars[slug] = of_case


def add_panels(slug, make):
    """make: function(case, user) that returns Panels, which stand below."""
    _panels[slug] = make


def add_rows(slug, make):
    """make: function(case) that returns pairs of label and value for the pillar's card, in two queries at most."""
    _rows[slug] = make


def rows_of(pillar, case):
    return _rows[pillar.slug](case) if pillar.slug in _rows else []


def panels_of(pillar, case, user):
    return _panels[pillar.slug](case, user) if pillar.slug in _panels else []


def of(pillar, case):
    return _particulars[pillar.slug](case)
