"""Charts drawn on the server: SVG that keeps its text at reading size on every width, with the same figures as a table.

Positions along the chart are percentages and heights are pixels, so nothing is scaled and no script is needed. Colours
are presentation attributes, for paper; the style sheet puts the tokens over them.
"""

import re
import textwrap
from dataclasses import dataclass
from itertools import cycle

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

COLOURS = {
    "primary": "#17605c",
    "second": "#6d9c99",
    "psychosocial": "#5a4a9c",
    "legal": "#8f4a12",
    "economic": "#17605c",
}
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LINE = 20
BAR = 18
GAP = 5
REACH = 78  # per cent of the width that the longest bar takes; the rest is for its figure
HIDDEN_REACH = 9
TALL = 180
LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True)
class Bar:
    """One figure. A value of None is a figure that is hidden to protect women; display says so in words."""

    label: str
    value: float | None
    display: str = ""

    @property
    def words(self):
        return self.display or (_("hidden") if self.value is None else str(self.value))


@dataclass(frozen=True)
class Series:
    label: str
    bars: tuple[Bar, ...]
    colour: str = ""


@dataclass(frozen=True)
class Travel:
    """Where she was and where she is on the scale of one to five, and the ratings between; None is not rated."""

    label: str
    first: int | None
    latest: int | None
    between: tuple[int, ...] = ()

    @property
    def words(self):
        if self.latest is None:
            return _("not rated yet")
        if self.first is None or self.first == self.latest:
            return str(self.latest)
        return f"{self.first} → {self.latest}"

    @property
    def way(self):
        """Every rating, for who reads instead of looking."""
        if not self.between:
            return self.words
        return " → ".join(str(value) for value in (self.first, *self.between, self.latest))


def bar_chart(title, series, *, heading=gettext_lazy("Group"), stacked=False):
    """Bars that run along the line, one group under the other: for countries, pillars, organisations."""
    series = _coloured(series)
    rows = _Rows()
    for label in _labels(series):
        rows.add_label(label)
        if stacked:
            rows.add_stack(_found(series, label), _longest_stack(series))
        else:
            rows.add_bars(_found(series, label), _longest(series))
    return _drawn("bars", title, series, heading, marks=rows.marks, height=rows.height)


def column_chart(title, series, *, heading=gettext_lazy("When")):
    """Columns side by side: for months and quarters."""
    series = _coloured(series)
    labels = _labels(series)
    wide = 100 / max(len(labels), 1)
    columns = []
    for place, label in enumerate(labels):
        found = _found(series, label)
        thin = wide * 0.72 / max(len(found), 1)
        for step, (colour, bar) in enumerate(found):
            left = place * wide + wide * 0.14 + step * thin
            columns.append(_column(colour, bar, left, thin * 0.94, _longest(series)))
    step = -(-len(labels) // 8)
    names = [
        {"x": _percent((place + 0.5) * wide), "text": _plain(label)}
        for place, label in enumerate(labels)
        if place % max(step, 1) == 0
    ]
    return _drawn("columns", title, series, heading, columns=columns, names=names, height=TALL + 54, foot=TALL + 26)


def distance_chart(title, rows, colour="primary"):
    """From the first rating (a ring) over those between (small dots) to the latest (a dot), a line for each domain."""
    lines, top = [], 0
    for row in rows:
        words = _wrapped(row.label, 36)
        middle = top + LINE * len(words) + 12
        lines.append(_journey(row, words, top, middle))
        top = middle + 24
    scale = [{"x": _place(value), "text": value} for value in range(LOWEST, HIGHEST + 1)]
    context = {
        "title": _plain(title),
        "lines": lines,
        "scale": scale,
        "colour": colour,
        "fill": COLOURS[colour],
        "height": top + 16,
        "foot": top + 8,
        "description": "; ".join(f"{_plain(row.label)}: {row.way}" for row in rows),
        "rows": [(_plain(row.label), row.first, row.between, row.latest) for row in rows],
        "has_between": any(row.between for row in rows),
    }
    return render_to_string("components/charts/distance.html", context)


class _Rows:
    """Marks for a bar chart, placed from the top down."""

    def __init__(self):
        self.marks = []
        self.height = 0

    def add_label(self, label):
        self.height += GAP if self.height else 0
        for line in _wrapped(label, 40):
            self.height += LINE
            self.marks.append({"kind": "label", "y": self.height - 4, "text": line})
        self.height += 4

    def add_bars(self, found, longest):
        for colour, bar in found:
            width = HIDDEN_REACH if bar.value is None else _share(bar.value, longest)
            self.marks.append(self._bar(colour, bar, 0, width))
            self.marks.append({"kind": "value", "x": _percent(width), "y": self.height + 14, "text": _plain(bar.words)})
            self.height += BAR + GAP

    def add_stack(self, found, longest):
        left = 0
        for colour, bar in found:
            width = HIDDEN_REACH if bar.value is None else _share(bar.value, longest)
            self.marks.append(self._bar(colour, bar, left, width))
            left += width
        words = " + ".join(_plain(bar.words) for _colour, bar in found)
        self.marks.append({"kind": "value", "x": _percent(left), "y": self.height + 14, "text": words})
        self.height += BAR + GAP

    def _bar(self, colour, bar, left, width):
        return {
            "kind": "hidden" if bar.value is None else "bar",
            "colour": colour,
            "fill": COLOURS[colour],
            "x": _percent(left),
            "y": self.height,
            "width": _percent(width),
        }


def _column(colour, bar, left, width, longest):
    height = 28 if bar.value is None else round(TALL * max(bar.value, 0) / longest, 1)
    return {
        "kind": "hidden" if bar.value is None else "bar",
        "colour": colour,
        "fill": COLOURS[colour],
        "x": _percent(left),
        "width": _percent(width),
        "middle": _percent(left + width / 2),
        "y": TALL + 26 - height,
        "height": height,
        "above": TALL + 20 - height,
        "text": _plain(bar.words if len(bar.words) < 6 else "–" if bar.value is None else bar.words),
    }


def _journey(row, words, top, middle):
    return {
        "words": [{"y": top + LINE * (line + 1) - 5, "text": text} for line, text in enumerate(words)],
        "value": row.words,
        "value_y": top + LINE - 5,
        "middle": middle,
        "first": _place(row.first),
        "between": [_place(value) for value in row.between],
        "latest": _place(row.latest),
    }


def _drawn(kind, title, series, heading, **drawing):
    labels = _labels(series)
    figures = [[_plain(label), *(_figure(one, label) for one in series)] for label in labels]
    context = drawing | {
        "title": _plain(title),
        "description": "; ".join(": ".join([row[0], ", ".join(row[1:])]) for row in figures),
        "legend": [{"label": _plain(one.label), "colour": one.colour, "fill": COLOURS[one.colour]} for one in series],
        "has_hidden": any(bar.value is None for one in series for bar in one.bars),
        "columns_of_table": [_plain(heading), *(_plain(one.label) for one in series)],
        "figures": figures,
    }
    return render_to_string(f"components/charts/{kind}.html", context)


def _coloured(series):
    order = cycle(("primary", "second", "psychosocial", "legal"))
    return [one if one.colour else Series(one.label, one.bars, next(order)) for one in series]


def _labels(series):
    return list(dict.fromkeys(bar.label for one in series for bar in one.bars))


def _found(series, label):
    return [(one.colour, bar) for one in series for bar in one.bars if bar.label == label]


def _figure(one, label):
    return next((_plain(bar.words) for bar in one.bars if bar.label == label), "–")


def _longest(series):
    return max((bar.value for one in series for bar in one.bars if bar.value), default=1)


def _longest_stack(series):
    sums = (sum(max(bar.value or 0, 0) for _colour, bar in _found(series, label)) for label in _labels(series))
    return max(max(sums, default=1), 1)


def _share(value, longest):
    return REACH * max(value, 0) / longest


def _place(value):
    return None if value is None else _percent(4 + 92 * (value - LOWEST) / (HIGHEST - LOWEST))


def _percent(number):
    return f"{number:.2f}%"


def _plain(text):
    return NOT_IN_XML.sub("", str(text))


def _wrapped(label, width):
    return textwrap.wrap(_plain(label), width, max_lines=2, placeholder="…") or [""]
