"""What a case has come to in each pillar, in three queries however much there is."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Max, Q, Sum

from coalesce.charts import Travel
from pillars.catalogue import PILLARS
from pillars.models import Assessment, Goal, Rating, Service
from pillars.pillar import Domain, Pillar

CAME = Q(attendance=Service.Attendance.ATTENDED)


@dataclass(frozen=True)
class Place:
    """Where she was and where she is in one part of life."""

    domain: Domain
    first: int | None = None
    latest: int | None = None
    wants_support: bool = False
    between: tuple[int, ...] = ()

    @property
    def travel(self):
        return Travel(self.domain.label, self.first, self.latest, self.between)


@dataclass
class Summary:
    pillar: Pillar
    places: list[Place] = field(default_factory=list)
    goals_met: int = 0
    goals: int = 0
    services: int = 0
    minutes: int = 0
    last_contact: datetime.date | None = None

    @property
    def rated(self):
        return [place for place in self.places if place.latest is not None]

    @property
    def wishes(self):
        return [place for place in self.places if place.wants_support]

    @property
    def is_empty(self):
        return not (self.rated or self.goals or self.services)


def summaries(case):
    """{slug: Summary} of the three pillars."""
    rated = _ratings(case)
    found = {
        pillar.slug: Summary(pillar, [_place(domain, rated[domain.code]) for domain in pillar.domains])
        for pillar in PILLARS
    }
    for row in _goals(case):
        found[row["pillar"]].goals, found[row["pillar"]].goals_met = row["total"], row["met"]
    for row in _services(case):
        summary = found[row["pillar"]]
        summary.services, summary.minutes, summary.last_contact = row["total"], row["minutes"] or 0, row["last"]
    return found


def _ratings(case):
    """{domain code: [(value, wants support), …]}, the oldest first."""
    ratings = defaultdict(list)
    said = Rating.objects.filter(case=case).exclude(assessment__state=Assessment.State.OPEN)
    rows = said.order_by("assessment__held_on", "assessment__made_at")
    for domain, value, wants in rows.values_list("domain", "value", "wants_support"):
        ratings[domain].append((value, wants))
    return ratings


def _place(domain, ratings):
    values = [value for value, _wants in ratings if value is not None]
    if not ratings:
        return Place(domain)
    first, latest = (values[0], values[-1]) if values else (None, None)
    return Place(domain, first, latest, ratings[-1][1], tuple(values[1:-1]))


def _goals(case):
    goals = Goal.objects.filter(case=case).exclude(status__in=Goal.ENDED).order_by().values("pillar")
    return goals.annotate(total=Count("pk"), met=Count("pk", filter=Q(status=Goal.Status.MET)))


def _services(case):
    services = Service.objects.filter(CAME, case=case).order_by().values("pillar")
    return services.annotate(total=Count("pk"), minutes=Sum("minutes"), last=Max("held_on"))
