"""What the pages cost with few and with many cases: queries, median milliseconds, and the ratio to the smallest size.

Run it as: .venv/bin/python -m bench.pages [--sizes 1000 100000] [--json FILE]. It fills a database of its own, on a
server of its own that does not wait for the disk, with fictional women of nine organisations. Each has a key of her
own and words sealed by the real cipher; her record is thinner than a real one (bench/women.py). The pages are asked
for in this process, without a web server, with row security, audit and encryption as in production.
"""

import argparse
import json
import os
import platform
import statistics
import time
from datetime import date
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.cache import cache  # noqa: E402 - the settings must be there first
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from bench import women  # noqa: E402
from coalesce.demonstration import consortium  # noqa: E402
from coalesce.embedded import database, valkey  # noqa: E402
from tests import servers, settings  # noqa: E402

SIZES = (1_000, 100_000)
ROUNDS = 15
SHOWN = "ici"


def pages(known):
    """{what: (who, address, what is posted or None)}"""
    listed, search, day = reverse("cases:list"), reverse("cases:search"), reverse("reminders:my_day")
    life = {many: reverse("cases:case", args=[code]) for many, code in known.lives.items()}
    return {
        "list of a caseworker": (known.worker, listed, None),
        "list of a colleague in every team": (known.lawyer, listed, None),
        "list of a supervisor": (known.supervisor, listed, None),
        "the same, page 20": (known.supervisor, f"{listed}?page=20", None),
        "the same, active and at high risk": (known.supervisor, f"{listed}?state=active&risk=HIGH", None),
        "search by name": (known.worker, search, {"q": known.name}),
        "search by a mistyped name": (known.worker, search, {"q": "Blesing Okafr"}),
        "search by phone": (known.worker, search, {"q": known.phone}),
        "search by code": (known.worker, search, {"q": known.code}),
        "case with 3 services": (known.worker, life[3], None),
        "case with 3,000 services": (known.worker, life[3_000], None),
        "the same, for a supervisor": (known.supervisor, life[3_000], None),
        "my day": (known.worker, day, None),
        "caseload of everybody": (known.supervisor, reverse("caseload:workers"), None),
    }


def measured(person, address, posted):
    """{queries, ms} of one page."""
    window = Client(headers={"host": "localhost"})
    window.force_login(person)
    ask(window, address, posted)
    with CaptureQueriesContext(connection) as asked:
        ask(window, address, posted)
    queries = len(asked)  # the next request empties the log
    times = [ask(window, address, posted) for _round in range(ROUNDS)]
    return {"queries": queries, "ms": round(statistics.median(times), 1)}


def ask(window, address, posted):
    """Milliseconds of one answer."""
    cache.clear()  # a person who searches this often is stopped
    began = time.perf_counter()
    response = window.post(address, posted) if posted else window.get(address)
    took = (time.perf_counter() - began) * 1000
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")
    return took


def run(sizes):
    """{size: {page: {queries, ms}}}; each size adds to the one before, so that the same pages are asked for."""
    organisations, results, known = consortium.make(), {}, None
    for size in sizes:
        began = time.monotonic()
        known = women.fill(organisations, size, SHOWN, known)
        print(f"{size} women there after {time.monotonic() - began:.0f} s", flush=True)
        database.run(settings.PLACE, "vacuum analyze", database=settings.TEST_DATABASE)
        results[size] = {what: measured(*page) for what, page in pages(known).items()}
    return results


def table(results):
    smallest = results[min(results)]
    yield f"{'':38}" + "".join(f"{f'{size:,} women':>26}" for size in results)
    for what in smallest:
        shown = [
            (row[what]["queries"], row[what]["ms"], row[what]["ms"] / smallest[what]["ms"]) for row in results.values()
        ]
        yield f"{what:38}" + "".join(f"{queries:>8} q {ms:>7.1f} ms {ratio:>4.1f}" for queries, ms, ratio in shown)


def about(results):
    processor = {"machine": platform.machine(), "processors": os.cpu_count(), "load": round(os.getloadavg()[0], 1)}
    return {"on": date.today().isoformat(), "python": platform.python_version(), **processor, "pages": results}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with servers.running(settings.RUN):
        database.clone(settings.PLACE, database.DATABASE, settings.TEST_DATABASE)
        broker = valkey.start(settings.PLACE, name=settings.TEST_BROKER)
        try:
            found = run(sorted(options.sizes))
        finally:
            connection.close()
            broker.stop()
    print(*table(found), sep="\n")
    if options.json:
        options.json.write_text(json.dumps(about(found), indent=1))
