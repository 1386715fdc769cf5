"""A whole product of its own for the tests that break it: another state folder, no demonstration in it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import servers

PATIENCE = 60


@dataclass
class House:
    """A state folder that bin/run's supervisor is started on, again and again."""

    state: Path

    def start(self, *arguments, module="supervisor", **surroundings):
        """The supervisor, or bin/manage's module, without waiting for anything."""
        inherited = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "BROKER_URL"}}
        inherited.pop("DATABASE_OWNER_URL", None)
        return subprocess.Popen(
            [sys.executable, "-m", f"coalesce.embedded.{module}", *arguments],
            cwd=servers.ROOT,
            env={**inherited, "COALESCE_VAR": str(self.state), "COALESCE_DEMONSTRATION": "0", **surroundings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def start_until_ready(self, port):
        """The supervisor and its address, once it has said that it is ready."""
        supervisor, said = self.start("--port", str(port)), []
        for line in supervisor.stdout:
            said.append(line)
            if ready := re.fullmatch(r"Ready: (http://127\.0\.0\.1:\d+)\n", line):
                return supervisor, ready[1]
        raise AssertionError("".join(said))

    def processes(self):
        """Everything on this machine that names the state folder in its command or its environment."""
        ours, me = str(self.state).encode(), str(os.getpid())
        return [folder.name for folder in Path("/proc").glob("[0-9]*") if folder.name != me and ours in _names(folder)]

    def wait_until_empty(self):
        patience_ends = time.monotonic() + PATIENCE
        while (left := self.processes()) and time.monotonic() < patience_ends:
            time.sleep(0.05)
        return left


def _names(folder):
    """A process that has just gone, or is somebody else's, names nothing."""
    try:
        return (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
    except OSError:
        return b""


@pytest.fixture(scope="session")
def house():
    """In the tests' own folder, which the servers' account can reach when root runs the tests."""
    state = servers.STATE / f"house-{os.getpid()}"
    yield House(state)
    shutil.rmtree(state)


@pytest.fixture
def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture
def running(house, free_port):
    supervisor, address = house.start_until_ready(free_port)
    yield supervisor, address
    if supervisor.poll() is None:
        supervisor.send_signal(signal.SIGTERM)
        supervisor.wait(PATIENCE)
    assert house.wait_until_empty() == []
