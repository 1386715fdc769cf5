from django.apps import AppConfig

from cases import panels, timeline
from cases.reminders import rules
from coalesce.audit import sentences


class IdentificationConfig(AppConfig):
    name = "cases.identification"
    label = "identification"

    def ready(self):
        from cases.identification import happened, panel  # noqa: PLC0415  models exist only now
        from cases.identification.rules import IDENTIFICATION_WAITS, TELL_HER_OF_REFLECTION  # noqa: PLC0415

        panels.add(panel.facts, panels.PROFILE)
        timeline.sources.add(happened.screenings)
        timeline.sources.add(happened.formal_steps, timeline.Kind.DECISION)
        timeline.sources.add(happened.wishes, timeline.Kind.DECISION)
        rules.add(TELL_HER_OF_REFLECTION)
        rules.add(IDENTIFICATION_WAITS)
        sentences.add(happened.SENTENCES)
