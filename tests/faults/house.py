"""A PostgreSQL, a broker, workers and clocks of a test's own, so that it may kill whichever it likes."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field

from celery import Celery
from django.conf import settings

from coalesce.embedded import database, postgres, processes, valkey
from coalesce.embedded.place import Place
from tests import servers

PATIENCE = 90
DATABASE, BROKER = "faults", "valkey-faults"


@dataclass
class House:
    place: Place
    held: int
    postgres: processes.Child = None
    broker: processes.Child = None
    nursery: subprocess.Popen = None
    born: list = field(default_factory=list)

    @property
    def environment(self):
        """Of the product's processes in this house; its state is its own, and only the keys are those of all tests."""
        keys = servers.STATE / "keys"
        own = {
            "COALESCE_VAR": str(self.place.servers / "var"),
            "COALESCE_KEY_FILE": str(keys / "installation.key"),
            "COALESCE_SECRET_KEY_FILE": str(keys / "secret.key"),
            "DJANGO_SETTINGS_MODULE": "tests.faults.quick_clock",
        }
        return {**os.environ, **servers.environment(self.place, DATABASE, BROKER), **own}

    def start_postgres(self):
        # What was committed survives a killed server; only a machine without power would need the rest.
        durable = servers.FAST | {"synchronous_commit": "on", "full_page_writes": "on"}
        self.postgres = postgres.start(self.place, keep=(self.held,), settings=durable)

    def start_broker(self):
        self.broker = valkey.start(self.place, name=BROKER)

    def start_nursery(self):
        self.nursery = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery"],
            cwd=servers.ROOT,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            preexec_fn=processes.end_with_parent(signal.SIGKILL),
        )

    def start(self, kind):
        """A worker or a clock ("beat"); returns the number of its process."""
        log = self.place.logs / f"{kind}-{len(self.born)}.log"
        self.nursery.stdin.write(f"{kind} {log}\n")
        self.born.append(int(self.nursery.stdout.readline()))
        return self.born[-1]

    def stop(self, *pids, ending=signal.SIGTERM):
        for pid in pids:
            os.kill(pid, ending)
        wait_for(lambda: not any(is_alive(pid) for pid in pids))

    def logs(self):
        return "\n".join(log.read_text(errors="replace") for log in sorted(self.place.logs.glob("*.log")))

    def client(self):
        """The product's way to this house's broker."""
        app = Celery("coalesce", broker=valkey.url(self.place, BROKER))
        app.conf.broker_transport_options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
        return app

    def queued(self):
        with self.client().connection_for_read() as broker:
            return broker.default_channel.client.llen("celery")

    @contextmanager
    def eyes(self):
        """`see(statement)` gives what is committed in the database, to somebody whom row security does not bind."""
        connection = database.connect(self.place, database=DATABASE)

        def see(statement, *values):
            with connection.cursor() as cursor:
                cursor.execute(statement, values)
                return cursor.fetchall()

        try:
            yield see
        finally:
            connection.close()


@contextmanager
def open_house():
    with servers.data(f"{settings.RUN}-faults-{settings.WORKER}") as (place, held):
        house = House(place, held)
        try:
            house.start_postgres()
            house.start_broker()
            house.start_nursery()
            yield house
        finally:
            if house.nursery:
                house.nursery.kill()
                house.nursery.wait()
            for server in (house.broker, house.postgres):
                if server:
                    server.stop()


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for(happens, every=0.05):
    patience_ends = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < patience_ends, "It did not happen in time."
        time.sleep(every)
