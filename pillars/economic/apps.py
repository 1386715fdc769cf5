from django.apps import AppConfig

from cases import timeline
from pillars import particulars


class EconomicConfig(AppConfig):
    name = "pillars.economic"

    def ready(self):
        from pillars.economic import happened, particular  # noqa: PLC0415  models exist only now

        particulars.add("economic", particular.language_levels)
        timeline.sources.add(happened.language_levels)
