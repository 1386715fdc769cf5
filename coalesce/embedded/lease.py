"""One set of servers at a time: a lock that every child inherits, so that it is free when all have gone."""

import fcntl
import os
import time
from contextlib import contextmanager

from coalesce.embedded.errors import CannotStart

PATIENCE = 20


class Taken(Exception):
    """Somebody alive holds the lease; `holder` is their process and `purpose` the command they run."""

    def __init__(self, holder, purpose):
        self.holder, self.purpose = holder, purpose


@contextmanager
def lease(state, purpose):
    """Hold the lease of a state folder; yields the open file, which children must inherit."""
    file = os.open(state / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait_for(file)
        os.ftruncate(file, 0)
        os.pwrite(file, f"{os.getpid()} {purpose}".encode(), 0)
        yield file
    finally:
        os.close(file)


def _wait_for(file):
    """Wait while the children of a killed supervisor are still shutting down; refuse when it is alive."""
    patience_ends = time.monotonic() + PATIENCE
    while time.monotonic() < patience_ends:
        try:
            return fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder, _space, purpose = os.pread(file, 200, 0).decode().partition(" ")
            if holder and _alive(int(holder)):
                raise Taken(int(holder), purpose) from None
            time.sleep(0.05)
    raise CannotStart("The servers of an earlier start are still shutting down. Try again in a minute.")


def _alive(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
