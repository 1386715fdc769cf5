"""What the timeline of a case tells of her identification."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.dated import Moment, dated
from cases.timeline import Entry

SENTENCES = {
    "screening.recorded": _("looked for signs of trafficking"),
    "screening.corrected": _("corrected a look at signs"),
    "formal_step.recorded": _("recorded a step of formal identification"),
    "formal_step.corrected": _("corrected a step of formal identification"),
    "wish.recorded": _("recorded what she wishes about identification"),
    "place.noted": _("noted a place on her way"),
    "place.corrected": _("corrected a place on her way"),
    "place.removed": _("took a place on her way out"),
}


def _screenings(case):
    return case.screenings.select_related("recorded_by").defer("signs", "words")


@dated(_screenings, Moment("held_on", "made_at"))
def screenings(case, row):
    yield _entry(case, row, row.held_on, "eye")


def _formal_steps(case):
    return case.formal_steps.select_related("recorded_by").defer("authority")


@dated(_formal_steps, Moment("happened_on", "made_at"))
def formal_steps(case, row):
    yield _entry(case, row, row.happened_on, "bank")


def _wishes(case):
    return case.wishes.select_related("recorded_by").defer("words")


@dated(_wishes, Moment("said_on", "made_at"))
def wishes(case, row):
    yield _entry(case, row, row.said_on, "hand-index")


def _entry(case, row, day, icon):
    title = row._meta.verbose_name
    url = reverse("cases:profile", args=[case.code])
    return Entry(day, title[:1].upper() + title[1:], str(row), row.recorded_by, url, icon, at=row.made_at)
