"""Jobs of the statistics. They carry ids alone."""

from celery import shared_task

from reporting.models import Release
from reporting.releasing import make_release as make


@shared_task
def make_release(release_id):
    make(release_id=release_id)


@shared_task
def make_waiting_releases():
    for release_id in Release.objects.waiting().values_list("pk", flat=True):
        make(release_id=release_id)
