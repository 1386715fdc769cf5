"""One pillar on the summary: what was done, how far she came, and words for those who may read them."""

from functools import partial

from django.utils.translation import gettext as _

from pillars import particulars
from pillars.access import may_read_all_words, may_read_words
from pillars.models import Assessment
from pillars.printouts import blocks
from pillars.summary import summaries
from pillars.templatetags.pillars import duration

NOT_ON_PAPER = {"#money"}
"""The screen says here only that there is more below."""


def of_pillar(pillar):
    return partial(_section, pillar)


def _section(pillar, case, user):
    summary = summaries(case)[pillar.slug]
    return blocks.section(
        pillar.label,
        pillar.slug,
        rows=blocks.rows([*particulars.rows_of(pillar, case), *_services(summary)]),
        travel=[_place(place) for place in summary.rated],
        lines=[_line(line) for line in particulars.of(pillar, case).lines if line.url not in NOT_ON_PAPER],
        words=_needs(pillar, case, user),
    )


def _services(summary):
    if not summary.services:
        return []
    return [
        (_("Services"), f"{summary.services} ({duration(summary.minutes)})"),
        (_("Last contact"), blocks.day(summary.last_contact)),
    ]


def _place(place):
    moved = _("%(first)s at first, now %(latest)s") % {"first": place.first, "latest": place.latest}
    said = str(place.latest) if place.first == place.latest else moved
    wanted = f"{said}, {_('wants support')}" if place.wants_support else said
    return {"label": str(place.domain.label), "first": place.first, "latest": place.latest, "words": wanted}


def _line(line):
    return {"title": str(line.title), "detail": str(line.detail), "badge": str(line.badge)}


def _needs(pillar, case, user):
    talk = Assessment.objects.rating(pillar).filter(case=case).last()
    if talk is None or not _may_read(talk, pillar, user) or not talk.needs:
        return []
    return [blocks.words(_("What she needs, %(day)s") % {"day": blocks.day(talk.held_on)}, talk.needs)]


def _may_read(talk, pillar, user):
    return may_read_words(user, pillar) if talk.pillar else may_read_all_words(user)
