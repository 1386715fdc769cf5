"""One set of servers at a time, with two locks: the supervisor's own, and one that every child of it inherits.

The first tells at once whether somebody is at work; the second is free only when the last child has gone, however
the supervisor ended.
"""

import fcntl
import os
import time
from contextlib import contextmanager

from coalesce.embedded.errors import CannotStart

PATIENCE = 20


class Taken(Exception):
    """Somebody holds the lease: `holder` is their process and `purpose` the command they run."""

    def __init__(self, holder, purpose):
        self.holder, self.purpose = holder, purpose


@contextmanager
def lease(state, purpose):
    """Hold the lease of a state folder; yields the open file that children must inherit."""
    own, inherited = (os.open(state / name, os.O_RDWR | os.O_CREAT, 0o600) for name in ("lock", "lock-of-servers"))
    try:
        if not _take(own):
            holder, _space, held_for = os.pread(own, 200, 0).decode().partition(" ")
            raise Taken(holder, held_for)
        os.ftruncate(own, 0)
        os.pwrite(own, f"{os.getpid()} {purpose}".encode(), 0)
        _wait_for(inherited)
        yield inherited
    finally:
        os.close(own)
        os.close(inherited)


def _take(file):
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _wait_for(file):
    """The children of a killed supervisor may still be shutting down."""
    patience_ends = time.monotonic() + PATIENCE
    while not _take(file):
        if time.monotonic() > patience_ends:
            raise CannotStart("The servers of an earlier start are still shutting down. Try again in a minute.")
        time.sleep(0.05)
