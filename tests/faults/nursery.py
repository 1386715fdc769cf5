"""The product loaded once, from which its workers and clocks are forked: a killed one is replaced in a moment.

Reads "worker LOG" or "beat LOG" lines, and answers each with the number of the new process. What runs in it is what
the product itself starts, with the same words on its command line.
"""

import os
import signal
import sys
import traceback
from importlib import import_module

from coalesce.celery import app
from coalesce.embedded import processes, serving

COMMANDS = {"worker": serving.WORKER, "beat": serving.CLOCK}


def main():
    app.loader.import_default_modules()  # the product's models and jobs, as every worker loads them
    import_module("tests.faults.failing")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are nobody's concern
    end_with_nursery = processes.end_with_parent(signal.SIGKILL)
    for line in sys.stdin:
        kind, log = line.split()
        if not (child := os.fork()):
            end_with_nursery()
            live(kind, log)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


def live(kind, log):
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    words = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(words, 1)
    os.dup2(words, 2)
    own = ["--schedule", f"{log}.schedule"] if kind == "beat" else ["--hostname", f"{os.getpid()}@test"]
    try:
        app.start([*COMMANDS[kind], *own])
    except BaseException:  # a fork must never go on with the loop above
        traceback.print_exc()
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
