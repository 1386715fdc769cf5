"""What it costs to make the reminders of a day with few and with many active cases: seconds, memory and questions.

Run it as: .venv/bin/python -m bench.reminders [--sizes 1000 10000 100000] [--json FILE]. It fills a database of its
own, on a server of its own that does not wait for the disk, with cases of one organisation (bench/dates.py). Each run
is a process of its own (bench/one_run.py): the first day of all, the same day again, what is asked every five minutes,
and the day after.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connection  # noqa: E402 - the settings must be there first

from bench import dates  # noqa: E402
from bench.pages import about  # noqa: E402
from cases.reminders.models import Progress, Reminder  # noqa: E402
from coalesce.embedded import database  # noqa: E402
from coalesce.tenancy import acting_for  # noqa: E402
from tests import servers, settings  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
RUNS = {
    "first": "the first day of all",
    "again": "the same day again",
    "minutes": "a few minutes later",
    "next": "the day after",
}


def run(sizes):
    """{size: {what: figures}}; each size adds to the one before and begins without a reminder."""
    organisation, results = dates.make_organisation(), {}
    for size in sizes:
        began = time.monotonic()
        dates.fill(organisation, size)
        with acting_for(organisation.pk):
            Reminder.objects.all().delete()
            Progress.objects.all().delete()
        print(f"{size:,} cases there after {time.monotonic() - began:.0f} s", flush=True)
        database.run(settings.PLACE, "vacuum analyze", database=settings.TEST_DATABASE)
        results[size] = {what: in_a_process(what, organisation) for what in RUNS}
        print(*table({size: results[size]}), sep="\n", flush=True)
    return results


def in_a_process(what, organisation):
    surroundings = servers.environment(settings.PLACE, settings.TEST_DATABASE, settings.TEST_BROKER)
    surroundings["DJANGO_SETTINGS_MODULE"] = "coalesce.settings"
    command = [sys.executable, "-m", "bench.one_run", what, str(organisation.pk)]
    finished = subprocess.run(command, env={**os.environ, **surroundings}, capture_output=True, text=True)
    if finished.returncode != 0:
        raise SystemExit(finished.stderr[-3000:])
    return json.loads(finished.stdout)


def table(results):
    """One line for each run and size; the ratios are to the smallest size."""
    smallest = results[min(results)]
    for what, label in RUNS.items():
        for size, runs in results.items():
            one, first = runs[what], smallest[what]
            time_taken = f"{one['seconds']:>8.2f} s ({one['cpu']:>6.2f} cpu)"
            cost = f"{time_taken} {one['mb']:>5} MB (from {one['mb_before']}) {one['questions']:>6,} q"
            done = f"{one['made']:>8,} made {one['superseded']:>7,} superseded"
            growth = f"{one['seconds'] / first['seconds']:>7.1f} time {one['mb'] / first['mb']:>5.2f} memory"
            yield f"{label:22}{size:>9,} cases {cost} {done} {growth}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with servers.running(settings.RUN):
        database.clone(settings.PLACE, database.DATABASE, settings.TEST_DATABASE)
        try:
            found = run(sorted(options.sizes))
        finally:
            connection.close()
    print(*table(found), sep="\n")
    if options.json:
        options.json.write_text(json.dumps(about(found), indent=1))
