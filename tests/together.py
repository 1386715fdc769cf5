"""Several people at once."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connection


def at_the_same_time(work, times):
    """What `work` gives in threads, each with a connection of its own, that start together."""
    ready = threading.Barrier(times)

    def one(_number):
        ready.wait()
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))
