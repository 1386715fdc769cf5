"""The product's own processes: the web server, the worker of the jobs and their clock."""

import errno
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from coalesce.embedded import processes
from coalesce.embedded.errors import CannotStart

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60
WORKER = ["worker", "--pool", "threads", "--concurrency", "2", "--without-mingle", "--without-gossip"]
WORKER += ["--loglevel", "warning"]
CLOCK = ["beat", "--pidfile=", "--loglevel", "warning"]


def bind(port):
    """Take the port before anything starts, so that a taken one is told at once."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except OSError as problem:
        listener.close()
        raise CannotStart(_why_not(port, problem.errno)) from None
    listener.listen()
    return listener


def _why_not(port, number):
    if number == errno.EACCES:
        return f"Port {port} is reserved for the administrator. Choose one above 1023: bin/run --port 8000"
    return f"Port {port} is taken by another program. Choose another one: bin/run --port {port + 1}"


def address(listener):
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


def start_web(listener, logs, environment, keep=()):
    number = listener.fileno()
    # Two processes of four threads; loaded once and forked, which halves the start and the memory.
    command = [sys.executable, "-m", "gunicorn", "coalesce.wsgi:application", "--bind", f"fd://{number}"]
    command += ["--preload", "--workers", "2", "--worker-class", "gthread", "--threads", "4"]
    command += ["--graceful-timeout", "5", "--no-control-socket", "--log-level", "warning"]
    return _start("The web server", command, logs / "web.log", environment, (*keep, number))


def start_worker(logs, environment, keep=()):
    command = [sys.executable, "-m", "celery", "-A", "coalesce", *WORKER]
    return _start("The worker", command, logs / "worker.log", environment, keep, orphaned=signal.SIGKILL)


def start_beat(logs, environment, keep=()):
    command = [sys.executable, "-m", "celery", "-A", "coalesce", *CLOCK]
    return _start(
        "The clock of the jobs",
        command,
        logs / "beat.log",
        environment,
        keep,
        hurried=signal.SIGTERM,
        orphaned=signal.SIGKILL,
    )


def _start(name, command, log, environment, keep, hurried=signal.SIGQUIT, orphaned=None):
    # An unfinished job goes back to the queue, so nothing waits for it when the supervisor is killed. A worker that is
    # asked to hurry while the broker goes too may wait for it for ever, so it is not asked.
    return processes.start(
        name,
        command,
        log=log,
        endings=(signal.SIGTERM, hurried),
        orphaned=orphaned or hurried,
        keep=keep,
        env=environment,
        cwd=ROOT,
    )


def wait_until_ready(url, web):
    """Ask for a page that touches the database and the cache until it comes."""
    patience_ends = time.monotonic() + PATIENCE
    while time.monotonic() < patience_ends:
        if web.process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=5):  # noqa: S310 - always http to this machine
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.05)
    raise CannotStart(f"The web server does not answer:\n{web.last_words()}")
