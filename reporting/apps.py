from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from coalesce import navigation
from coalesce.permissions import Permission


class ReportingConfig(AppConfig):
    name = "reporting"

    def ready(self):
        statistics = ("reporting:statistics", "bar-chart", Permission.STATISTICS_CONSORTIUM)
        navigation.add(navigation.Item(_("Statistics"), *statistics, order=40))
