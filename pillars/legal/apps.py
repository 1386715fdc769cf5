from django.apps import AppConfig

from cases import timeline
from cases.reminders import rules
from pillars import particulars


class LegalConfig(AppConfig):
    name = "pillars.legal"

    def ready(self):
        from pillars.legal import happened, particular  # noqa: PLC0415  models exist only now
        from pillars.legal.rules import PERMIT_ENDS  # noqa: PLC0415

        particulars.add("legal", particular.permits)
        timeline.sources.add(happened.permits)
        rules.add(PERMIT_ENDS)
