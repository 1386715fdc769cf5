"""One run of the reminders in a process of its own, as a worker's is: what it took, as JSON for bench/reminders.py."""

import json
import sys
import time
from datetime import timedelta
from pathlib import Path

import django

django.setup()

from django.db import connection  # noqa: E402 - the settings must be there first

from cases.reminders import engine, keeping_up  # noqa: E402
from coalesce.tenancy import acting_for  # noqa: E402

RUNS = {
    "first": lambda: engine.make_due_reminders(engine.today()),
    "again": keeping_up.keep_up,
    "minutes": keeping_up.keep_up,
    "next": lambda: engine.make_due_reminders(engine.today() + timedelta(days=1)),
}


def measured(what, organisation_id):
    """{seconds, cpu: of them at work in this process, mb: the most it held, mb_before, questions, made, superseded}."""
    asked, before = [], held()
    began, worked = time.perf_counter(), time.process_time()
    counting = connection.execute_wrapper(lambda execute, *rest: asked.append(1) or execute(*rest))
    with counting, acting_for(organisation_id):
        done = RUNS[what]()
    took, worked = round(time.perf_counter() - began, 2), round(time.process_time() - worked, 2)
    found = {"seconds": took, "cpu": worked, "mb": held(), "mb_before": before, "questions": len(asked)}
    return found | {"made": done.made, "superseded": done.superseded}


def held():
    """The most memory that this process ever held, in megabytes.

    Not by getrusage: what that says begins with the memory of the process that started this one.
    """
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(lines["VmHWM"].split()[0]) // 1024


if __name__ == "__main__":
    print(json.dumps(measured(sys.argv[1], int(sys.argv[2]))))
