from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from coalesce import navigation
from coalesce.permissions import Permission


class RemindersConfig(AppConfig):
    name = "cases.reminders"
    label = "reminders"

    def ready(self):
        from cases.reminders import day  # noqa: PLC0415  models exist only now

        navigation.add(
            navigation.Item(_("My day"), "reminders:my_day", "sun", Permission.MYDAY, order=10, count=day.count)
        )
