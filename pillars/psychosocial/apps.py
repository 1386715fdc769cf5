from django.apps import AppConfig

from cases import timeline
from pillars import particulars


class PsychosocialConfig(AppConfig):
    name = "pillars.psychosocial"

    def ready(self):
        from pillars.psychosocial import happened, particular  # noqa: PLC0415  models exist only now

        particulars.add("psychosocial", particular.safety_plans)
        timeline.sources.add(happened.safety_plans)
