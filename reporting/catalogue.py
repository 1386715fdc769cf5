"""Which tables are asked of the women reached, and how they are laid out for reading."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from pillars.catalogue import PILLARS
from reporting.disclosure import Catalogue, Table

DEFINITION = "women reached 1"
"""Changes whenever the question changes: figures of different definitions are never set side by side."""
COUNTRIES = ["BE", "CY", "DE", "IE", "IT", "LT", "LV"]
SERVED = [pillar.slug for pillar in PILLARS]


@dataclass(frozen=True)
class Layout:
    """One table as it is read: rows, and columns that may come from several tables of the catalogue."""

    slug: str
    title: str
    rows: str
    columns: str
    sentence: str


LAYOUTS = (
    Layout(
        "country-pillar",
        _("Women by country and pillar"),
        "country",
        "pillar",
        _("A woman is counted under each pillar in which she was served in her first quarter, so pillars overlap."),
    ),
    Layout(
        "country-quarter",
        _("Women by country and quarter"),
        "country",
        "quarter",
        _("A woman is counted once, in the quarter of the first service that she came to."),
    ),
    Layout(
        "quarter-pillar",
        _("Women by quarter and pillar"),
        "quarter",
        "pillar",
        _("Women whose first service was in the quarter, by the pillars of that quarter. Pillars overlap."),
    ),
)


def catalogue(countries, quarters):
    """The linked tables. countries, quarters: the leaves that exist; years stand between the quarters and the total."""
    dimensions = {
        "country": {"T": list(countries)},
        "quarter": _by_year(quarters),
        **{slug: {"T": ["yes", "no"]} for slug in SERVED},
    }
    tables = [Table("country-quarter", ("country", "quarter"))]
    tables += [Table(f"country-{slug}", ("country", slug)) for slug in SERVED]
    tables += [Table(f"quarter-{slug}", ("quarter", slug)) for slug in SERVED]
    return Catalogue(dimensions, tuple(tables))


def _by_year(quarters):
    years = sorted({quarter[:4] for quarter in quarters})
    return {"T": years} | {year: [quarter for quarter in quarters if quarter[:4] == year] for year in years}
