from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cases import tabs
from cases.reminders import rules


class TalksConfig(AppConfig):
    name = "pillars.talks"

    def ready(self):
        from pillars.talks.rules import RULES  # noqa: PLC0415  models exist only now

        tabs.add(tabs.Tab("talks", _("Talks"), "talks:list", order=17))
        for rule in RULES:
            rules.add(rule)
