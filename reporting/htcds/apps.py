from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from coalesce import navigation
from coalesce.permissions import Permission


class HtcdsConfig(AppConfig):
    name = "reporting.htcds"
    label = "htcds"

    def ready(self):
        exchange = ("htcds:choose", "arrow-left-right", Permission.HTCDS_IMPORT)
        navigation.add(navigation.Item(_("Data exchange"), *exchange, order=45))
