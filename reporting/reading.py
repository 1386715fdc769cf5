"""A release laid out for people: tables with their totals, charts, and the rows of an export."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.places import country_name
from coalesce.charts import Bar, Series, bar_chart
from pillars.catalogue import BY_SLUG
from reporting.catalogue import REACHED, SERVED

TOTAL = "T"


@dataclass(frozen=True)
class Cell:
    """What one cell shows: display for reading, low and high for what it tells (high None: no upper end)."""

    display: str
    low: int
    high: int | None
    kind: str

    @property
    def value(self):
        """The figure where it is exact, so that a chart never draws a hidden one."""
        return self.low if self.kind == "exact" else None


class Figures:
    """The cells of a release by (dimension, node) pairs."""

    def __init__(self, published):
        self.quarters = published["dimensions"]["quarter"]
        self.countries = published["dimensions"]["country"][TOTAL]
        self.cells = {
            frozenset(cell["key"].items()): Cell(cell["display"], cell["low"], cell["high"], cell["kind"])
            for cell in published["cells"]
        }

    def cell(self, **nodes):
        return self.cells[frozenset(nodes.items())]

    def total(self):
        """All women: whichever table tells it, it is the same cell."""
        return next(cell for key, cell in self.cells.items() if all(node == TOTAL for _dimension, node in key))

    def nodes(self, dimension):
        """The nodes of a dimension in reading order, the total last."""
        if dimension == "country":
            return [*self.countries, TOTAL]
        if dimension == "pillar":
            return [*SERVED]
        return [node for year in self.quarters[TOTAL] for node in (*self.quarters[year], year)] + [TOTAL]

    def at(self, rows, row, columns, column):
        if columns == "pillar":
            return self.cell(**{rows: row, column: "yes"})
        return self.cell(**{rows: row, columns: column})


@dataclass(frozen=True)
class Reading:
    """One table of a release, ready for a page."""

    slug: str
    title: str
    sentence: str
    head: str
    columns: list
    rows: list
    chart: str


def readings(figures, question=REACHED):
    return [_reading(figures, layout) for layout in question.layouts]


def _reading(figures, layout):
    columns = figures.nodes(layout.columns)
    rows = [
        (
            label(layout.rows, row),
            [figures.at(layout.rows, row, layout.columns, column) for column in columns],
            row == TOTAL,
        )
        for row in figures.nodes(layout.rows)
    ]
    return Reading(
        slug=layout.slug,
        title=str(layout.title),
        sentence=str(layout.sentence),
        head=_("Country") if layout.rows == "country" else _("Quarter"),
        columns=[label(layout.columns, column) for column in columns],
        rows=rows,
        chart=_chart(figures, layout),
    )


def _chart(figures, layout):
    if layout.columns == "pillar":
        series = [_series(figures, layout, slug, BY_SLUG[slug].label, slug) for slug in SERVED]
    else:
        series = [_series(figures, layout, TOTAL, _("Women"), "primary")]
    return bar_chart(str(layout.title), series)


def _series(figures, layout, column, name, colour):
    shown = [node for node in figures.nodes(layout.rows) if node != TOTAL and node not in figures.quarters]
    cells = [(node, figures.at(layout.rows, node, layout.columns, column)) for node in shown]
    bars = tuple(Bar(label(layout.rows, node), cell.value, cell.display) for node, cell in cells)
    return Series(str(name), bars, colour)


def label(dimension, node):
    """What a node is called in the language of the reader."""
    if node == TOTAL:
        return _("All")
    if dimension == "country":
        return country_name(node)
    if dimension == "pillar":
        return str(BY_SLUG[node].label)
    return node.replace("-Q", " Q") if "-Q" in node else _("Year %(year)s") % {"year": node}
