from django.apps import AppConfig

from cases import panels, tabs, timeline
from cases.reminders import rules
from pillars.catalogue import PILLARS


class PillarsConfig(AppConfig):
    name = "pillars"

    def ready(self):
        from pillars import cards, happened  # noqa: PLC0415  models exist only now
        from pillars.rules import RULES  # noqa: PLC0415

        panels.add(cards.cards)
        timeline.pillars.extend((pillar.slug, pillar.label) for pillar in PILLARS)
        for order, pillar in enumerate(PILLARS, start=20):
            tabs.add(tabs.Tab(pillar.slug, pillar.label, f"pillars:{pillar.slug}", order=order))
        for source in (happened.assessments, happened.goals, happened.services):
            timeline.sources.add(source)
        for rule in RULES:
            rules.add(rule)
