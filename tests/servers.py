"""A real PostgreSQL and a real Valkey for one run of the tests, gone with it.

The migrated database is kept as a whole data folder, named by a hash of what migrations depend on. A run copies that
folder, which takes a fraction of a second, so runs never share a server and never wait for each other.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from coalesce.embedded import database, postgres, stamps, valkey
from coalesce.embedded.errors import CannotStart
from coalesce.embedded.place import place_in

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / "var" / "test"
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off", "jit": "off"}
TEMPLATES_KEPT = 3
SETTLED = 600  # seconds after which a run has surely taken hold of its folder


def environment(place, name, broker):
    """What a process of the product needs to work on one database of a run."""
    return {
        "COALESCE_VAR": str(STATE),
        "COALESCE_DEMONSTRATION": "1",
        "COALESCE_INSECURE_HTTP": "1",
        "DATABASE_URL": database.url(place, database.APPLICATION, name),
        "DATABASE_OWNER_URL": database.url(place, database.OWNER, name),
        "BROKER_URL": valkey.url(place, broker),
    }


def manage(*arguments, **surroundings):
    """Run a command of the product in a process of its own and return what it printed."""
    # What a browser in this process needs is not for a command.
    own = {"DJANGO_ALLOW_ASYNC_UNSAFE": "", "DJANGO_SETTINGS_MODULE": "coalesce.settings"}
    finished = subprocess.run(
        [sys.executable, ROOT / "manage.py", *arguments],
        env={**os.environ, **surroundings, **own},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if finished.returncode != 0:
        raise CannotStart(f"manage.py {' '.join(arguments)} failed:\n{(finished.stdout + finished.stderr)[-3000:]}")
    return finished.stdout


def place_of(part):
    """Where a run or a template lives, with its logs beside its data."""
    place = place_in(STATE, part)
    logs = place.servers / "log"
    logs.mkdir(exist_ok=True)
    return replace(place, logs=logs)


@contextmanager
def one_at_a_time():
    STATE.mkdir(parents=True, exist_ok=True)
    with (STATE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def ensure_keys():
    """Keys for the tests alone, made once."""
    with one_at_a_time():
        if not (STATE / "keys" / "secret.key").exists():
            manage("new_key", COALESCE_VAR=str(STATE))


@contextmanager
def running(part):
    """PostgreSQL with a migrated database that every test database is cloned from."""
    with data(part) as (place, held):
        server = postgres.start(place, keep=(held,), settings=FAST)
        try:
            yield place
        finally:
            server.stop()


@contextmanager
def data(part):
    """A copy of the migrated data of its own, gone afterwards; and the open file that its server must inherit."""
    with one_at_a_time():
        template = ensure_template()
        place = place_of(part)
        forget_finished_runs(place.servers.parent, part)
    held = (place.servers / "held").open("w")
    fcntl.flock(held, fcntl.LOCK_EX)
    subprocess.run(["cp", "-a", "--reflink=auto", template / "postgres", place.servers], check=True)
    try:
        yield place, held.fileno()
    finally:
        held.close()
        shutil.rmtree(place.servers, ignore_errors=True)
        shutil.rmtree(place.sockets, ignore_errors=True)


def ensure_template():
    """The folder with the migrated data; built when the models or the migrations have changed."""
    ready = place_in(STATE, "building").servers.with_name(f"template-{fingerprint()}")
    if ready.exists():
        ready.touch()
        return ready
    place = place_of("building")
    shutil.rmtree(place.servers / "postgres", ignore_errors=True)
    server = postgres.start(place, settings=FAST)
    try:
        database.ensure_roles(place)
        database.ensure_database(place)
        manage("migrate", "--verbosity", "0", **environment(place, database.DATABASE, "none"))
    finally:
        server.stop()
    place.servers.rename(ready)
    forget_old_templates(ready.parent)
    return ready


def fingerprint():
    digest = hashlib.sha256((STATE / "keys" / "installation.key").read_bytes())
    for file in sorted(file for folder in stamps.PRODUCT for file in (ROOT / folder).rglob("*.py")):
        inside = file.relative_to(ROOT)
        if shapes_the_database(inside):
            digest.update(f"{inside}\n".encode() + file.read_bytes())
    digest.update((ROOT / "requirements.txt").read_bytes())
    return digest.hexdigest()[:16]


def shapes_the_database(file):
    return (
        "migrations" in file.parts
        or "tenancy" in file.parts
        or "models" in file.stem
        or "models" in file.parts
        or file.name in {"migrate.py", "fields.py", "policies.py", "row_security.py"}
    )


def forget_old_templates(folder):
    newest_first = sorted(folder.glob("template-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in newest_first[TEMPLATES_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def forget_finished_runs(folder, this_one):
    """Remove what a killed run has left behind."""
    for run in folder.glob("run-*"):
        if run.name == this_one or time.time() - run.stat().st_mtime < SETTLED:
            continue
        with (run / "held").open("w") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            shutil.rmtree(run, ignore_errors=True)
