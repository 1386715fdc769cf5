"""Jobs of the statistics. They carry ids alone."""

from celery import shared_task

from reporting import releasing


@shared_task
def make_release(release_id):
    releasing.make_release(release_id=release_id)
