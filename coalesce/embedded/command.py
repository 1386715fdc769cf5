"""bin/manage: manage.py against the running servers, or against ones that are started for it and stopped again."""

import os
import signal
import subprocess
import sys
import time

import psycopg2

from coalesce.embedded import database, preparation, processes, servers
from coalesce.embedded.errors import CannotStart
from coalesce.embedded.lease import Taken, lease
from coalesce.embedded.place import place_in, state_folder
from coalesce.embedded.steps import ROOT, finish, silently

BEFORE_THE_TABLES = {"check", "compilemessages", "help", "makemessages", "makemigrations", "migrate", "new_key"}
PATIENCE = 60


def main():
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the command; this process tidies up after it
    arguments = sys.argv[1:] or ["help"]
    try:
        sys.exit(run(arguments))
    except CannotStart as problem:
        sys.exit(str(problem))


def run(arguments):
    state = state_folder(ROOT)
    place = place_in(state)
    environment = servers.environment(place, state)
    try:
        with lease(state, f"bin/manage {arguments[0]}") as held:
            keys = preparation.begin_keys(environment, state, place.logs)
            with servers.started(place, keep=(held,), say=silently):
                if keys:
                    finish(keys, silently)
                if arguments[0] not in BEFORE_THE_TABLES:
                    migrate(place, environment)
                return call(arguments, environment)
    except Taken as taken:
        if taken.purpose != "bin/run":
            raise CannotStart(
                f"{taken.purpose} (process {taken.holder}) uses the servers; try again when it has ended."
            ) from None
    wait_for_running_servers(place)
    return call(arguments, environment)


def migrate(place, environment):
    tables = preparation.begin_tables(place, environment)
    preparation.finish_tables(place, environment, tables, silently)


def call(arguments, environment):
    """manage.py with this terminal; it ends with this process even if this one is killed."""
    command = [sys.executable, ROOT / "manage.py", *arguments]
    end_with_this_process = processes.end_with_parent(signal.SIGTERM)

    def prepare():
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        end_with_this_process()

    return subprocess.run(command, env=environment, preexec_fn=prepare).returncode


def wait_for_running_servers(place):
    """bin/run may still be starting them."""
    patience_ends = time.monotonic() + PATIENCE
    while "DATABASE_URL" not in os.environ:
        try:
            return database.connect(place, database.APPLICATION, database.DATABASE).close()
        except psycopg2.OperationalError:
            if time.monotonic() > patience_ends:
                raise CannotStart("The servers of bin/run do not answer.") from None
            time.sleep(0.1)


if __name__ == "__main__":
    main()
