"""Every rating that she or her worker gave, in the order of the talks; one query for all three pillars."""

from collections import defaultdict
from dataclasses import dataclass, field

from coalesce.charts import Travel, distance_chart
from pillars.catalogue import PILLARS
from pillars.models import Assessment, Rating
from pillars.pillar import Domain, Pillar

MOST_TALKS = 6


@dataclass
class Way:
    """One part of her life: {talk: rating}."""

    domain: Domain
    ratings: dict = field(default_factory=dict)

    @property
    def travel(self):
        values = [rating.value for rating in self.ratings.values() if rating.value is not None]
        if not values:
            return Travel(self.domain.label, None, None)
        return Travel(self.domain.label, values[0], values[-1], tuple(values[1:-1]))

    def said(self, talks):
        """What she said in each of these talks; nothing where it was not spoken of."""
        return [self.ratings[talk].words if talk in self.ratings else "–" for talk in talks]


@dataclass
class Journey:
    pillar: Pillar
    ways: list[Way]

    @property
    def is_empty(self):
        return not any(way.ratings for way in self.ways)

    @property
    def talks(self):
        """The first talk and the latest ones, so that a long journey still fits on a page."""
        held = sorted(
            {talk for way in self.ways for talk in way.ratings}, key=lambda talk: (talk.held_on, talk.made_at)
        )
        return held if len(held) <= MOST_TALKS else [held[0], *held[-MOST_TALKS + 1 :]]

    @property
    def rows(self):
        talks = self.talks
        return [(way.domain.label, way.said(talks)) for way in self.ways if way.ratings]

    def drawn(self, title):
        return distance_chart(title, [way.travel for way in self.ways], self.pillar.slug)


def journeys(case):
    """One for each pillar."""
    said = defaultdict(dict)
    ratings = Rating.objects.filter(case=case).exclude(assessment__state=Assessment.State.OPEN)
    ratings = ratings.select_related("assessment").order_by("assessment__held_on", "assessment__made_at")
    for rating in ratings:
        if rating.value is not None or rating.no_answer:
            said[rating.domain][rating.assessment] = rating
    return [Journey(pillar, [Way(domain, said[domain.code]) for domain in pillar.domains]) for pillar in PILLARS]
