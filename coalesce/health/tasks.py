"""What is tidied up while nobody looks."""

from celery import shared_task

from coalesce.health.models import JobRun


@shared_task
def forget_old_runs():
    JobRun.objects.old().delete()
