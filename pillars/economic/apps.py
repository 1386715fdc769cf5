from django.apps import AppConfig

from cases import timeline
from cases.reminders import rules
from coalesce.audit import sentences
from pillars import particulars


class EconomicConfig(AppConfig):
    name = "pillars.economic"

    def ready(self):
        from pillars.economic import happened, overview, particular  # noqa: PLC0415  models exist only now
        from pillars.economic.rules import RULES  # noqa: PLC0415
        from pillars.economic.sentences import SENTENCES  # noqa: PLC0415

        particulars.add("economic", particular.at_a_glance)
        particulars.add_panels("economic", overview.overview)
        timeline.sources.add(happened.records)
        sentences.add(SENTENCES)
        for rule in RULES:
            rules.add(rule)
