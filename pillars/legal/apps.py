from django.apps import AppConfig

from cases.reminders import rules


class LegalConfig(AppConfig):
    name = "pillars.legal"

    def ready(self):
        from pillars.legal.rules import PERMIT_ENDS  # noqa: PLC0415  models exist only now

        rules.add(PERMIT_ENDS)
