from django.apps import AppConfig

from cases import panels, timeline
from cases.reminders import rules
from pillars import particulars, safety


class PsychosocialConfig(AppConfig):
    name = "pillars.psychosocial"

    def ready(self):
        from pillars import contacts  # noqa: PLC0415
        from pillars.psychosocial import happened, particular, safety_plans  # noqa: PLC0415  models exist only now
        from pillars.psychosocial.instruments import panel  # noqa: PLC0415
        from pillars.psychosocial.models import Administration  # noqa: PLC0415
        from pillars.psychosocial.rules import RULES  # noqa: PLC0415

        particulars.add("psychosocial", particular.safety_plans)
        particulars.add_panels("psychosocial", panel.questionnaires)
        panels.add_first(panel.safety_steps_due)
        for source in (happened.safety_plans, happened.questionnaires, happened.safety_steps):
            timeline.sources.add(source)
        for rule in RULES:
            rules.add(rule)
        contacts.sources.append(Administration.objects.all)
        safety.answers.append(safety_plans.stated)
