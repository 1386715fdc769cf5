"""The jobs: views without a screen, found in each app's tasks.py."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalesce.settings")

app = Celery("coalesce")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
