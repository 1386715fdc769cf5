"""What is printed while the product gets ready: one line a step, with its time, and the reason when a step fails."""

import sys
import time
from contextlib import contextmanager
from pathlib import Path

from coalesce.embedded import processes
from coalesce.embedded.errors import CannotStart

ROOT = Path(__file__).resolve().parent.parent.parent


def aloud(began, name):
    print(f"{time.monotonic() - began:6.1f} s  {name}", flush=True)


def silently(_began, _name):
    """In place of aloud() where only a command's own words should be seen."""


@contextmanager
def timed(name, say):
    began = time.monotonic()
    yield
    say(began, name)


def begin(name, *arguments, logs, environment):
    """Begin `manage.py …` with its output in a log of its own; several may run side by side."""
    command = [sys.executable, ROOT / "manage.py", *arguments]
    return processes.start(name, command, log=logs / f"{'_'.join(arguments[:2])}.log", env=environment, cwd=ROOT)


def finish(step, say):
    """Wait for a step and return what it printed."""
    if step.process.wait() != 0:
        raise CannotStart(f"{step.name} failed. Its last words (all of them in {step.log}):\n{step.last_words()}")
    say(step.began, step.name)
    return step.log.read_text()
