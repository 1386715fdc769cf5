"""Reads a published release back the way a stranger does: what every cell tells, and what it promises not to."""

from dataclasses import dataclass, field

from reporting.disclosure import displays
from reporting.disclosure.catalogue import Catalogue
from reporting.disclosure.cells import System, build, narrower, told_loosely
from reporting.disclosure.errors import CertificateInvalid


@dataclass
class Promise:
    """Values of one cell that must stay possible; `group`: with labels unread, it must be able to hold that many."""

    number: int
    low: int | None = None
    high: int | None = None
    group: int | None = None
    never_exact: bool = False


@dataclass
class Reading:
    """`told` and `told_unlabelled` hold the interval of every cell that anything was told of, by cell number."""

    system: System
    k: int
    told: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    told_unlabelled: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    promises: dict[int, Promise] = field(default_factory=dict)


def read(published):
    """Accepts what `protect` writes, and tables that others protected by hand (then without a certificate)."""
    system = build(Catalogue.from_dict(published), published.get("history", ()))
    reading = Reading(system, published["k"], dict(system.public), dict(system.public_unlabelled))
    for number in system.impossible:
        reading.told[number] = reading.told_unlabelled[number] = (0, 0)
    certificate = published.get("certificate") or {}
    for number, cell in _cells_by_number(system, published):
        _tell(reading, number, cell)
        _promise(reading, number, cell)
    for number in certificate.get("shadows", ()):
        reading.promises[number] = _unsafe(reading, number)
    for release in published.get("history", ()):
        _keep_old_promises(reading, release)
    return reading


def _cells_by_number(system, published):
    places = {(table, tuple(sorted(nodes.items()))): number for table, nodes, number in system.printed}
    shown = {}
    for cell in published["cells"]:
        number = places.get((cell["table"], tuple(sorted(cell["key"].items()))))
        if number is None:
            raise CertificateInvalid(f"A printed cell of {cell['table']} is not in its table.")
        shown.setdefault(number, cell)
        if (shown[number]["low"], shown[number]["high"]) != (cell["low"], cell["high"]):
            raise CertificateInvalid(f"A cell of {cell['table']} tells something else in another table.")
    if len(published["cells"]) != len(system.printed):
        raise CertificateInvalid("Cells are missing from the release, or printed twice.")
    return shown.items()


def _tell(reading, number, cell):
    interval = (cell["low"], cell["high"])
    reading.told[number] = narrower(reading.told.get(number, (0, None)), interval)
    if kind_of(cell) != displays.SMALL:
        unlabelled = reading.told_unlabelled.get(number, (0, None))
        reading.told_unlabelled[number] = narrower(unlabelled, told_loosely(cell))


def _promise(reading, number, cell):
    kind = kind_of(cell)
    if kind in (displays.SMALL, displays.HIDDEN):
        reading.promises[number] = _unsafe(reading, number)
    elif number in reading.system.public or kind == displays.EXACT:
        return
    elif kind == displays.BAND:
        reading.promises[number] = Promise(number, cell["low"], cell["high"])
    else:
        reading.promises[number] = Promise(number, cell["low"], never_exact=True)


def _keep_old_promises(reading, release):
    catalogue = Catalogue.from_dict(release)
    tables = {table.name: table for table in catalogue.tables}
    for cell in release["cells"]:
        number = reading.system.index[reading.system.space.key(catalogue, cell["key"] | tables[cell["table"]].where)]
        if kind_of(cell) == displays.SMALL and number not in reading.promises:
            reading.promises[number] = _unsafe(reading, number)


def _unsafe(reading, number):
    """No more can be promised of a cell than what earlier releases have left open."""
    low, high = reading.system.public.get(number, (0, None))
    if low == high:
        return Promise(number)
    highest = reading.k - 1 if high is None else min(reading.k - 1, high)
    _, unlabelled = reading.system.public_unlabelled.get(number, (0, None))
    group = reading.k if low == 0 and (unlabelled is None or unlabelled >= reading.k) else None
    return Promise(number, low, max(highest, low), group)


def kind_of(cell):
    """Tables that others made may come without kinds; the interval says enough."""
    if cell.get("kind"):
        return cell["kind"]
    if cell["high"] is None:
        return displays.AT_LEAST if cell["low"] else displays.HIDDEN
    if cell["low"] == cell["high"]:
        return displays.EXACT
    return displays.SMALL if str(cell["display"]).startswith("<") else displays.BAND
