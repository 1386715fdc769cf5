"""How long a search by name takes among 1,000, 10,000 and 100,000 women of one organisation, as ratios to the first.

Run it as: .venv/bin/python -m bench.search [sizes …]. It fills the sealed pages of a database of its own with made-up
names, for a search reads nothing else, and opens them anew for every search, keys included.
"""

import os
import random
import statistics
import sys
import time
import uuid

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from cases import search  # noqa: E402 - the settings must be there first
from cases.naming import pages  # noqa: E402
from coalesce.embedded import database  # noqa: E402
from coalesce.tenancy import acting_for  # noqa: E402
from tests import servers, settings  # noqa: E402
from tests.cast import make_organisation  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
TYPED = ("Blessing Okafor", "Blesing", "Оксана Шевченко", "فاطمة", "Chukuemeka", "Όλγα Παπαδοπούλου")
FIRST = "Blessing Oksana Olga Fatima Chukwuemeka Mariam Joy Precious Grace Svitlana Amina Thi Linh Ngozi Elena".split()
PARTS = "ba be da fe ko la ma na okaf or pap shev chen ra sa ta u vi wo ya zi".split()
ROUNDS = 9


def names(random_numbers):
    family = "".join(random_numbers.choices(PARTS, k=random_numbers.randint(2, 4)))
    first = (
        random_numbers.choice(FIRST) if random_numbers.random() < 0.6 else "".join(random_numbers.choices(PARTS, k=3))
    )
    return first, family


def fill(count):
    """Pages as registering women writes them, without the rest of their records."""
    random_numbers = random.Random(7)
    shelves = {}
    for _woman in range(count):
        pk = uuid.UUID(int=random_numbers.getrandbits(128), version=4)
        line = pages.BETWEEN.join((" ".join(names(random_numbers)), "", str(random_numbers.randint(1960, 2008)), ""))
        shelves.setdefault(pk.bytes[0], {})[pk.hex] = line
    for shelf, lines in shelves.items():
        pages._save(pages._held_shelf(shelf), lines)


def measured(organisation, typed):
    """Milliseconds of one search for a name, from the pages in the database to the best twenty."""
    with acting_for(organisation.pk):
        began = time.perf_counter()
        search._by_name(typed)
        return (time.perf_counter() - began) * 1000


def main(sizes):
    floor = None
    for count in sizes:
        organisation = make_organisation(f"bench-{count}", "CY", f"Bench {count}")
        with acting_for(organisation.pk):
            fill(count)
        times = sorted(measured(organisation, typed) for _round in range(ROUNDS) for typed in TYPED)
        median, late = statistics.median(times), times[int(len(times) * 0.95)]
        floor = floor or median
        print(f"{count:>7} women: median {median:7.1f} ms, p95 {late:7.1f} ms, ratio {median / floor:5.1f}")


if __name__ == "__main__":
    with servers.running(settings.RUN):
        database.clone(settings.PLACE, database.DATABASE, settings.TEST_DATABASE)
        main([int(size) for size in sys.argv[1:]] or SIZES)
