"""The servers the product talks to: the ones the environment names, or our own on unix sockets."""

import os
from contextlib import ExitStack, contextmanager

from coalesce.embedded import database, postgres, stamps, valkey
from coalesce.embedded.errors import CannotStart
from coalesce.embedded.steps import timed

NEEDS_BOTH = (
    "DATABASE_URL and DATABASE_OWNER_URL belong together: the first signs in as coalesce_app, which row security "
    "binds, the second as coalesce_owner, which migrates. Set both or neither."
)
DEMONSTRATION = {"COALESCE_DEMONSTRATION": "1", "COALESCE_INSECURE_HTTP": "1"}


def environment(place, state):
    """What a process of the product needs; what the person has set wins."""
    if ("DATABASE_URL" in os.environ) != ("DATABASE_OWNER_URL" in os.environ):
        raise CannotStart(NEEDS_BOTH)
    ours = {
        "DATABASE_URL": database.url(place, database.APPLICATION),
        "DATABASE_OWNER_URL": database.url(place, database.OWNER),
        "BROKER_URL": valkey.url(place),
    }
    fixed = {"COALESCE_VAR": str(state), "DJANGO_SETTINGS_MODULE": "coalesce.settings"}
    return {**DEMONSTRATION, **ours, **os.environ, **fixed}


@contextmanager
def started(place, *, keep, say):
    """Start the servers that the environment does not name; yields them, and stops them, the database last."""
    with ExitStack() as running:
        children = []
        if "DATABASE_URL" not in os.environ:
            with timed("PostgreSQL", say):
                children.append(start_postgres(place, keep, running))
        if "BROKER_URL" not in os.environ:
            with timed("Valkey", say):
                children.append(valkey.start(place, keep=keep))
                running.callback(children[-1].stop)
        yield children


def start_postgres(place, keep, running):
    if not (place.servers / "postgres").exists():
        stamps.forget(place)
    child = postgres.start(place, keep=keep)
    running.callback(child.stop)
    database.ensure_roles(place)
    if (place.servers / "stamps" / stamps.LOADING).exists():
        # A start was killed while it loaded the demonstration: nobody has worked in that half, so it goes.
        database.drop(place, database.DATABASE)
        stamps.forget(place)
    database.ensure_database(place)
    return child
