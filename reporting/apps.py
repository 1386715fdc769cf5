from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cases.reminders import rules
from coalesce import navigation
from coalesce.permissions import Permission


class ReportingConfig(AppConfig):
    name = "reporting"

    def ready(self):
        from reporting.dates import RULES  # noqa: PLC0415  models exist only now

        statistics = ("reporting:statistics", "bar-chart", Permission.STATISTICS_CONSORTIUM)
        navigation.add(navigation.Item(_("Statistics"), *statistics, order=40))
        for rule in RULES:
            rules.add(rule)
