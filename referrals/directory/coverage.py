"""Service by country: how well a need is met there. It counts services and no woman, so nothing has to be hidden."""

from collections import defaultdict
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.places import country_name
from pillars.catalogue import PILLARS
from referrals.directory.models import ServiceEntry

COUNTRIES = ("BE", "CY", "DE", "IE", "IT", "LT", "LV")
MEANINGS = (
    gettext_lazy("none known"),
    gettext_lazy("exists"),
    gettext_lazy("for women only, or specialised in trafficking"),
    gettext_lazy("and open without condition, with an interpreter, free"),
)
FILLS = ("#f7f4ee", "#d5e5e3", "#8fb9b5", "#17605c")
ASKED = (
    *("service_type", "country", "women_only", "thb_specialised", "accepts_without_status"),
    *("accepts_without_cooperation", "interpreter_provided", "free"),
)
LINE, CELL, GAP = 22, 26, 8


@dataclass(frozen=True)
class Row:
    label: str
    scores: tuple[int, ...]


@dataclass(frozen=True)
class Coverage:
    """One pillar: countries are the columns, services the rows."""

    pillar: object
    countries: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def picture(self):
        return draw(self)

    @property
    def names(self):
        return [country_name(code) for code in self.countries]

    @property
    def missing(self):
        """How many cells are empty."""
        return sum(row.scores.count(0) for row in self.rows)


def score(entry):
    """0 to 3. entry: anything with the fields of ASKED."""
    if not (entry["women_only"] or entry["thb_specialised"]):
        return 1
    unconditional = entry["accepts_without_status"] and entry["accepts_without_cooperation"]
    return 3 if unconditional and entry["interpreter_provided"] and entry["free"] else 2


def coverage():
    """A Coverage for each pillar, from one query."""
    best = defaultdict(int)
    for entry in ServiceEntry.objects.active().order_by().values(*ASKED).distinct():
        place = entry["service_type"], entry["country"]
        best[place] = max(best[place], score(entry))
    countries = tuple(sorted({*COUNTRIES, *(country for _service, country in best)}))
    return [
        Coverage(
            pillar,
            countries,
            tuple(
                Row(str(label), tuple(best[code, country] for country in countries))
                for code, label in pillar.service_choices()
            ),
        )
        for pillar in PILLARS
    ]


def draw(covered):
    """An SVG of reading size: the name of a service stands above its cells, and the score in each."""
    wide = 100 / len(covered.countries)
    rows, top = [], LINE + GAP
    for row in covered.rows:
        cells = [
            {"x": f"{place * wide:.2f}%", "middle": f"{(place + 0.5) * wide:.2f}%", "score": one, "fill": FILLS[one]}
            for place, one in enumerate(row.scores)
        ]
        rows.append({"label": row.label, "label_y": top + LINE - 6, "y": top + LINE, "cells": cells})
        top += LINE + CELL + GAP
    title = _("Coverage: %(pillar)s") % {"pillar": covered.pillar.label}
    heads = [
        {"x": f"{(place + 0.5) * wide:.2f}%", "code": code, "name": country_name(code)}
        for place, code in enumerate(covered.countries)
    ]
    description = "; ".join(f"{row.label}: {_in_words(covered, row)}" for row in covered.rows)
    context = {"title": title, "description": description, "heads": heads, "rows": rows, "height": top}
    return render_to_string("directory/_coverage.svg.html", context | {"cell": CELL, "width": f"{wide - 0.8:.2f}%"})


def _in_words(covered, row):
    return ", ".join(f"{code} {score}" for code, score in zip(covered.countries, row.scores, strict=True))
