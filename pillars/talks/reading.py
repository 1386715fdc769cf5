"""What the pages show of talks: which may be begun, and what was said in one."""

from pillars.catalogue import PILLARS
from pillars.models import Assessment
from pillars.talks.kinds import BY_SLUG, KINDS


def offered(case):
    """Each kind that may be talked over now, with the open talk of it, if one was begun."""
    open_talks = Assessment.objects.filter(case=case, state=Assessment.State.OPEN)
    begun = {talk.kind: talk for talk in open_talks.over_all()}
    now = [BY_SLUG["aftercare"]] if case.is_closed else [kind for kind in KINDS if kind.slug != "aftercare"]
    return [{"kind": kind, "begun": begun.get(kind.slug)} for kind in now]


def begun(case, kind):
    return Assessment.objects.filter(case=case, kind=kind.slug, state=Assessment.State.OPEN).first()


def latest(summaries):
    """{domain code: her last rating or None}."""
    return {place.domain.code: place.latest for summary in summaries.values() for place in summary.places}


def sections(talk):
    """The pillars with what was said of their parts of life, those that were not spoken of left out."""
    said = {rating.domain: rating for rating in talk.ratings.all()}
    for pillar in PILLARS:
        if ratings := [said[domain.code] for domain in pillar.domains if domain.code in said]:
            yield {"pillar": pillar, "ratings": ratings}
