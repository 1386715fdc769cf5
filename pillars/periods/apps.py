from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from coalesce import navigation
from coalesce.permissions import Permission


class PeriodsConfig(AppConfig):
    name = "pillars.periods"
    label = "periods"

    def ready(self):
        item = navigation.Item(
            _("Periods by country"), "periods:list", "hourglass-split", Permission.ORGANISATIONS_MANAGE, order=78
        )
        navigation.add(item)
