"""What the questionnaires say over time: a chart, a table, and a change in words."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalesce.charts import Bar, Series, bar_chart
from pillars.psychosocial.instruments import scoring
from pillars.psychosocial.instruments.catalogue import INSTRUMENTS
from pillars.psychosocial.instruments.instrument import Instrument
from pillars.psychosocial.models import Administration

LAST_TIMEPOINT = 6


@dataclass(frozen=True)
class Results:
    instrument: Instrument
    administrations: list

    @property
    def lines(self):
        """The newest first: the administration, what came out, and the tone of it."""
        return [(one, *outcome(one)) for one in reversed(self.administrations)]

    @property
    def scored(self):
        return [one for one in self.administrations if one.score is not None]

    @property
    def chart(self):
        """None until there are two scores to look at side by side."""
        if len(self.scored) < 2:
            return None
        bars = tuple(Bar(_label(one), one.score, score_in_words(one)) for one in self.scored)
        title = _("%(instrument)s over time") % {"instrument": self.instrument}
        return bar_chart(title, [Series(_("Score"), bars, "psychosocial")], heading=_("When"))

    @property
    def change(self):
        if len(self.scored) < 2:
            return ""
        first, latest = self.scored[0], self.scored[-1]
        points = scoring.change(self.instrument, first.score, latest.score)
        return _change_in_words(points, date_format(first.held_on, "j F Y")) if points else ""


def of(case, instruments):
    """The results of those instruments that were used, in one query."""
    found = defaultdict(list)
    codes = [instrument.code for instrument in instruments]
    rows = Administration.objects.filter(case=case, instrument__in=codes).select_related("administered_by")
    for administration in rows:
        found[administration.instrument].append(administration)
    return [Results(one, found[one.code]) for one in INSTRUMENTS if one.code in found]


def outcome(administration):
    """Words and tone for the badge."""
    if administration.declined:
        return _("She declined"), "quiet"
    if administration.score is None:
        return _("Not scored: an answer is missing"), "quiet"
    band = administration.of.band(administration.score)
    return band.label, band.tone


def score_in_words(administration):
    said = {"score": administration.score, "highest": administration.of.highest}
    return _("%(score)s of %(highest)s") % said


def next_timepoint(case, instrument):
    before = Administration.objects.filter(case=case, instrument=instrument.code).count()
    return f"t{min(before, LAST_TIMEPOINT)}"


def _label(administration):
    return f"{administration.get_timepoint_display()} · {date_format(administration.held_on, 'j F Y')}"


def _change_in_words(points, day):
    said = {"points": abs(points), "day": day}
    if points > 0:
        words = ngettext("Up by %(points)s point since %(day)s", "Up by %(points)s points since %(day)s", points)
    else:
        words = ngettext("Down by %(points)s point since %(day)s", "Down by %(points)s points since %(day)s", -points)
    return _("%(what)s: a change that matters.") % {"what": words % said}
