"""What is asked of the women: the questions, their tables, and how these are laid out for reading."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from pillars.catalogue import PILLARS
from referrals.directory.evidence import first_gaps
from reporting.counting import first_services
from reporting.disclosure import Catalogue, Table

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


GAPS = (
    Layout(
        "country-pillar",
        _("Women without a service, by country and pillar"),
        "country",
        "pillar",
        _("A woman is counted under each pillar in which she went without in the first quarter, so pillars overlap."),
    ),
)


@dataclass(frozen=True)
class Question:
    """One thing that is counted. Its tables are protected together, and its releases know those before them.

    definition: changes whenever the question changes; figures of different definitions are never set side by side.
    firsts_of: see counting.women_counted. by_quarter: whether the quarters are tables too, or only divide the releases.
    """

    slug: str
    definition: str
    title: str
    button: str
    total: str
    nobody: str
    layouts: tuple[Layout, ...]
    firsts_of: object
    by_quarter: bool = True


REACHED = Question(
    "reached",
    "women reached 1",
    _("Women reached"),
    _("Release figures up to %(quarter)s"),
    _(
        "women came to at least one service and agreed to be counted. "
        "A woman whom two partners served through a referral counts once."
    ),
    _("Nobody who agreed to be counted was reached up to then. There is nothing to release."),
    LAYOUTS,
    first_services,
)
# Another world than the women reached: some of these were never served at all. Coarse, so that it can be shown.
WITHOUT = Question(
    "without",
    "women without a service 1",
    _("Women who went without a service"),
    _("Release gaps up to %(quarter)s"),
    _(
        "women were turned away for lack of capacity or eligibility, waited longer than 30 days, "
        "found no such service, or wanted support and had none of that pillar within 60 days. "
        "They agreed to be counted."
    ),
    _("No woman who agreed to be counted went without a service up to then. There is nothing to release."),
    GAPS,
    first_gaps,
    by_quarter=False,
)
QUESTIONS = {question.slug: question for question in (REACHED, WITHOUT)}
BY_DEFINITION = {question.definition: question for question in QUESTIONS.values()}


def catalogue(countries, quarters, question=REACHED):
    """The linked tables. countries, quarters: the leaves that exist; years stand between the quarters and the total."""
    dimensions = {
        "country": {"T": list(countries)},
        "quarter": _by_year(quarters),
        **{slug: {"T": ["yes", "no"]} for slug in SERVED},
    }
    tables = [Table(f"country-{slug}", ("country", slug)) for slug in SERVED]
    if question.by_quarter:
        tables.insert(0, Table("country-quarter", ("country", "quarter")))
        tables += [Table(f"quarter-{slug}", ("quarter", slug)) for slug in SERVED]
    return Catalogue(dimensions, tuple(tables))


def _by_year(quarters):
    years = sorted({quarter[:4] for quarter in quarters})
    return {"T": years} | {year: [quarter for quarter in quarters if quarter[:4] == year] for year in years}
