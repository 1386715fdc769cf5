from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from coalesce import navigation
from coalesce.permissions import Permission


class RemindersConfig(AppConfig):
    name = "cases.reminders"
    label = "reminders"

    def ready(self):
        from cases import lifecycle  # noqa: PLC0415  models exist only now
        from cases.reminders import day, decided, endings, heartbeat, hers, open_ends, rules  # noqa: PLC0415
        from coalesce.health import watches  # noqa: PLC0415

        navigation.add(
            navigation.Item(_("My day"), "reminders:my_day", "sun", Permission.MYDAY, order=10, count=day.count)
        )
        for rule in (*hers.RULES, *decided.RULES, endings.NEXT_ATTEMPT, endings.AFTERCARE):
            rules.add(rule)
        lifecycle.open_ends.append(open_ends.open_dates)
        watches.reminders.append(heartbeat.watched)
