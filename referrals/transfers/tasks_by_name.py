"""Wakes a worker. When the broker is away nothing is lost: the sender's row says that its file is still open, and the
beat asks again."""

from kombu.exceptions import OperationalError

from coalesce.celery import app


def close_files_of(organisation_id):
    try:
        app.send_task("referrals.transfers.tasks.close_files_of", [organisation_id], retry=False)
    except OperationalError:
        return
