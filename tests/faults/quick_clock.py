"""The product's settings with a clock that asks for the reminders every second, so that a test need not wait for it."""

from datetime import timedelta

from coalesce.settings import *  # noqa: F403
from coalesce.settings import CELERY_BEAT_SCHEDULE

CELERY_BEAT_SCHEDULE = {
    name: entry | {"schedule": timedelta(seconds=1)}
    for name, entry in CELERY_BEAT_SCHEDULE.items()
    if entry["task"] == "cases.reminders.tasks.make_due_reminders"
}
