"""What may be shown of a table of small counts, so that nobody can turn it back into a woman.

A pure library: it knows dimensions, records and releases, and nothing of Django or of the database.
`protect` decides what each cell shows and proves it with witness tables, `check` verifies that proof without
a solver, and `attack` tries to undo it with everything that was ever published. docs/statistics.md has the method.
"""

from reporting.disclosure.attack import AttackReport, Win, attack
from reporting.disclosure.catalogue import Catalogue, Table
from reporting.disclosure.checker import check
from reporting.disclosure.displays import Shown
from reporting.disclosure.errors import (
    BadCatalogue,
    BadRecord,
    CertificateInvalid,
    DisclosureError,
    HistoryContradicted,
    Refusal,
)
from reporting.disclosure.protect import Protected, protect

__all__ = [
    "AttackReport",
    "BadCatalogue",
    "BadRecord",
    "Catalogue",
    "CertificateInvalid",
    "DisclosureError",
    "HistoryContradicted",
    "Protected",
    "Refusal",
    "Shown",
    "Table",
    "Win",
    "attack",
    "check",
    "protect",
]
