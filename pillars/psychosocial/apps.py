from django.apps import AppConfig

from cases import timeline
from cases.reminders import rules
from pillars import particulars


class PsychosocialConfig(AppConfig):
    name = "pillars.psychosocial"

    def ready(self):
        from pillars.psychosocial import happened, particular  # noqa: PLC0415  models exist only now
        from pillars.psychosocial.rules import SAFETY_PLAN_REVIEW  # noqa: PLC0415

        particulars.add("psychosocial", particular.safety_plans)
        timeline.sources.add(happened.safety_plans)
        rules.add(SAFETY_PLAN_REVIEW)
