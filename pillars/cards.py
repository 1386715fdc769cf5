"""The three pillars side by side on the page of a case."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.panels import Panel
from pillars import particulars
from pillars.catalogue import PILLARS
from pillars.summary import summaries
from pillars.templatetags.pillars import duration


def cards(case, user):
    """Three queries, however much has been done, and those of what only one pillar keeps."""
    found = summaries(case)
    return [_card(case, found[pillar.slug]) for pillar in PILLARS]


def _card(case, summary):
    own = particulars.rows_of(summary.pillar, case)
    context = {"case": case, "pillar": summary.pillar, "summary": summary, "rows": _rows(summary), "own": own}
    return Panel("pillars/_card.html", context)


def _rows(summary):
    rated, domains = len(summary.rated), len(summary.places)
    last = summary.last_contact and date_format(summary.last_contact, "j F Y")
    return [
        (_("Rated"), _("%(rated)s of %(domains)s parts of life") % {"rated": rated, "domains": domains}),
        (_("Services"), f"{summary.services} ({duration(summary.minutes)})" if summary.services else 0),
        (_("Last contact"), last or _("None yet")),
    ]
