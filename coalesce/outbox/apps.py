from celery import signals
from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "coalesce.outbox"

    def ready(self):
        from coalesce.outbox import endings  # noqa: PLC0415  models exist only now

        signals.task_postrun.connect(endings.note)
