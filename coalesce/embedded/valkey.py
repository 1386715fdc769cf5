"""Valkey on a unix socket: the broker of the jobs and the cache. What it holds survives kill -9."""

import time

import redis

from coalesce.embedded import processes
from coalesce.embedded.errors import CannotStart
from coalesce.embedded.postgres import bare_environment

PATIENCE = 30


def start(place, *, keep=(), name="valkey"):
    socket = place.sockets / f"{name}.sock"
    options = {
        "--port": "0",
        "--unixsocket": socket,
        "--unixsocketperm": "700",
        "--dir": place.own(place.servers / name),
        "--appendonly": "yes",
        "--appendfsync": "everysec",
        "--save": "",
        "--maxmemory-policy": "noeviction",
        "--loglevel": "warning",
    }
    child = processes.start(
        "Valkey",
        [place.valkey_program, *(part for option in options.items() for part in option)],
        log=place.logs / f"{name}.log",
        keep=keep,
        account=place.account,
        env=bare_environment(),
        cwd="/",
    )
    wait_until_ready(socket, child)
    return child


def wait_until_ready(socket, child):
    client = redis.Redis(unix_socket_path=str(socket))
    patience_ends = time.monotonic() + PATIENCE
    while time.monotonic() < patience_ends:
        if child.process.poll() is not None:
            raise CannotStart(f"Valkey did not start:\n{child.last_words()}")
        try:
            client.ping()
            return client.close()
        except redis.RedisError:
            time.sleep(0.02)
    raise CannotStart(f"Valkey did not answer within {PATIENCE} seconds:\n{child.last_words()}")


def url(place, name="valkey"):
    """The address in Celery's spelling."""
    return f"redis+socket://{place.sockets}/{name}.sock?virtual_host=0"
