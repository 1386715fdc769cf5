"""Who answers: the cache, the broker and the workers."""

from django.core.cache import cache
from kombu.exceptions import ChannelError, OperationalError
from redis.exceptions import RedisError

from coalesce.celery import app
from coalesce.health.models import JobRun

ANSWER_WITHIN = 1.0


def cache_answers():
    try:
        cache.set("health", 1, 5)
    except RedisError:
        return False
    return True


def queue_depth():
    """How many jobs wait in the broker; None when it does not answer."""
    try:
        with app.connection_for_read() as broker, broker.channel() as channel:
            return channel.queue_declare(app.conf.task_default_queue, passive=True).message_count
    except ChannelError:
        return 0  # there is no queue before the first job
    except (OperationalError, RedisError):
        return None


def workers():
    """How many workers answer; takes a second."""
    try:
        return len(app.control.ping(timeout=ANSWER_WITHIN))
    except (OperationalError, RedisError):
        return 0


def last_job_ended():
    ended = JobRun.objects.exclude(finished_at=None).order_by("-finished_at")
    return ended.values_list("finished_at", flat=True).first()
