"""Starting and stopping child processes so that none outlives the supervisor, whatever ends it."""

import ctypes
import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)


@dataclass
class Child:
    """A running process, its log, and the signals that end it, the gentle one first."""

    name: str
    process: subprocess.Popen
    log: Path
    endings: tuple
    began: float = field(default_factory=time.monotonic)

    def ask_to_stop(self):
        if self.process.poll() is None:
            self.process.send_signal(self.endings[0])

    def stop(self, patience=8):
        """Each signal in turn until it has gone."""
        for ending in (*self.endings, signal.SIGKILL):
            if self.process.poll() is not None:
                return
            self.process.send_signal(ending)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                continue

    def last_words(self, lines=15):
        return "\n".join(self.log.read_text(errors="replace").strip().splitlines()[-lines:])


def start(name, command, *, log, endings=(signal.SIGTERM,), orphaned=None, keep=(), account=None, **options):
    """Start a child with its output in a log; `keep` are open files it inherits, `orphaned` ends it with its parent."""
    log.touch(mode=0o600)
    with log.open("w") as output:
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            pass_fds=keep,
            start_new_session=True,
            preexec_fn=end_with_parent(orphaned or endings[0]),
            **run_as(account),
            **options,
        )
    return Child(name, process, log, endings)


def run_as(account):
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def end_with_parent(ending):
    """A preexec_fn (it runs after the change of account, which would undo it): kill -9 of the parent ends the child."""
    parent = os.getpid()

    def arrange():
        _libc.prctl(PR_SET_PDEATHSIG, ending, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return arrange
