from celery import signals
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from coalesce import navigation
from coalesce.permissions import Permission


class HealthConfig(AppConfig):
    name = "coalesce.health"

    def ready(self):
        from coalesce.health import clock, recording  # noqa: PLC0415  models exist only now

        signals.beat_init.connect(clock.begin)
        signals.task_prerun.connect(recording.note_start)
        signals.task_postrun.connect(recording.note_end)
        navigation.add(navigation.Item(_("Health"), "health:page", "heart-pulse", Permission.HEALTH_VIEW, order=78))
