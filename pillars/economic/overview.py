"""How she lives, learns and works, as it stands on the page of the pillar: six calm cards."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.panels import Panel
from pillars import gates
from pillars.access import may_read_words, may_write
from pillars.economic import decent_work, kinds, lines, way
from pillars.economic.catalogue import ECONOMIC


@dataclass
class Section:
    """One card. rows: records of its kinds. facts: pairs of a name and a value. hint: a sentence for the worker."""

    slug: str
    heading: str
    icon: str
    empty: str
    kinds: tuple
    rows: list = field(default_factory=list)
    ways: list = field(default_factory=list)
    facts: list = field(default_factory=list)
    hint: str = ""
    lines: list = field(default_factory=list)
    add: list = field(default_factory=list)


def overview(case, user):
    reads = may_read_words(user, ECONOMIC)
    sections = [
        _language(case),
        _learning(case),
        _work(case, reads),
        _money(case, reads),
        _home(case, reads),
        _programmes(case),
    ]
    for section in sections:
        section.lines = [lines.line(case, row, reads) for row in section.rows]
        section.add = [(_address(case, kind), kind.add_label) for kind in section.kinds]
    return [Panel("economic/_overview.html", {"sections": sections, "may_write": _writes(case, user)})]


def _language(case):
    levels = _rows(case, kinds.LANGUAGES)
    section = Section(
        "languages", _("Languages"), "translate", _("No language level has been recorded."), (kinds.LANGUAGES,)
    )
    section.rows, section.ways = levels, way.ways(levels)
    return section


def _learning(case):
    section = Section(
        "learning",
        _("Learning"),
        "mortarboard",
        _("No course or training has been recorded."),
        (kinds.LEARNING, kinds.RECOGNITIONS),
    )
    section.rows = _rows(case, *section.kinds)
    before = case.woman.get_education_level_display() or _("Not recorded")
    section.facts = [(_("Highest education before"), before)]
    return section


def _work(case, reads):
    section = Section(
        "work",
        _("Work"),
        "briefcase",
        _("Nothing about her work has been recorded."),
        (kinds.WORK, kinds.RIGHT_TO_WORK),
    )
    section.rows = _rows(case, *section.kinds)
    if reads and any(getattr(row, "shows_signs", False) for row in _standing(section.rows)):
        section.hint = decent_work.HINT
    return section


def _money(case, reads):
    section = Section(
        "money",
        _("Money"),
        "wallet2",
        _("Nothing about her money has been recorded."),
        (kinds.INCOME, kinds.DEBTS, kinds.BANK_ACCOUNT),
    )
    if not reads:
        section.empty = _("This is kept for those who work in this pillar.")
        return section
    section.rows = _rows(case, *section.kinds)
    if any(getattr(row, "is_claimed", False) for row in _standing(section.rows)):
        section.hint = _("Those who exploited her claim a debt. Offer her legal advice, and look at her safety plan.")
    return section


def _home(case, reads):
    section = Section("homes", _("Home"), "house-door", _("Where she lives has not been recorded."), (kinds.HOMES,))
    section.rows = _rows(case, kinds.HOMES)
    if reads and any(row.is_unsafe for row in _standing(section.rows)):
        section.hint = _(
            "Where she lives is not safe for her. Ask what she wishes, and look for another place together."
        )
    return section


def _programmes(case):
    empty = _("No programme of the state has been recorded.")
    section = Section("programmes", _("Support by the state"), "bank", empty, (kinds.PROGRAMMES,))
    section.rows = _rows(case, kinds.PROGRAMMES)
    return section


def _rows(case, *of_kinds):
    return [row for kind in of_kinds for row in kind.model.objects.filter(case=case)]


def _standing(rows):
    return [row for row in rows if getattr(row, "until", None) is None]


def _address(case, kind):
    return reverse("pillars:economic:record", args=[case.code, kind])


def _writes(case, user):
    return may_write(user, ECONOMIC) and not (case.is_closed or gates.is_too_early(case))
