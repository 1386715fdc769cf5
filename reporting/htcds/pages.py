"""How a report of an import is laid out on a page: counts, tabs to filter by, and the rows."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from reporting.htcds.importing import Fate

TONES = {Fate.READY: "ok", Fate.IMPORTED: "ok", Fate.DUPLICATE: "quiet", Fate.REFUSED: "stop"}
ICONS = {
    Fate.READY: "check-lg",
    Fate.IMPORTED: "check-lg",
    Fate.DUPLICATE: "dash-circle",
    Fate.REFUSED: "slash-circle",
}


@dataclass(frozen=True)
class ShownRow:
    row: object
    tone: str
    icon: str


@dataclass(frozen=True)
class Page:
    tabs: list
    rows: list[ShownRow]


def preview_of(report, show="", address=""):
    """show: a fate, to show the rows of that fate alone. address: of the page, for the tabs."""
    shown = [row for row in report.rows if show not in Fate.values or row.fate == show]
    tabs = [{"label": _("All rows"), "url": address, "current": show not in Fate.values, "count": len(report.rows)}]
    for fate in Fate:
        if count := report.count(fate):
            tabs.append({"label": fate.label, "url": f"{address}?show={fate}", "current": show == fate, "count": count})
    return Page(tabs, [ShownRow(row, TONES[row.fate], ICONS[row.fate]) for row in shown])
