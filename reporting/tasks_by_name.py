"""Wakes a worker. When the broker is away nothing is lost: the row waits, and the beat asks again every minute."""

from kombu.exceptions import OperationalError

from coalesce.celery import app


def make_release(release_id):
    try:
        app.send_task("reporting.tasks.make_release", [release_id], retry=False)
    except OperationalError:
        return
