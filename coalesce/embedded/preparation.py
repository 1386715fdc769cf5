"""What stands between running servers and a product that can be used: keys, tables, static files, the demonstration."""

import hashlib
from pathlib import Path

from coalesce.embedded import stamps
from coalesce.embedded.stamps import LOADING
from coalesce.embedded.steps import begin, finish


def begin_keys(environment, state, logs):
    """Begin to make the keys that are missing; None when there are none to make."""
    installation = Path(environment.get("COALESCE_KEY_FILE") or state / "keys" / "installation.key")
    secret = Path(environment.get("COALESCE_SECRET_KEY_FILE") or state / "keys" / "secret.key")
    if installation.exists() and secret.exists():
        return None
    return begin("Keys of this installation", "new_key", logs=logs, environment=environment)


def begin_tables(place, environment):
    """Begin to migrate; None when this code has already migrated this database."""
    if stamps.is_set(place, "migrated", database_mark(environment)):
        return None
    return begin("Tables and their row security", "migrate", logs=place.logs, environment=environment)


def finish_tables(place, environment, step, say):
    if step:
        finish(step, say)
        stamps.put(place, "migrated", database_mark(environment))


def database_mark(environment):
    return f"{hashlib.sha256(environment['DATABASE_URL'].encode()).hexdigest()} {stamps.of_code()}"


def begin_static_files(place, state, environment):
    if (state / "static").exists() and stamps.is_set(place, "static", stamps.of_static_files()):
        return None
    arguments = ("collectstatic", "--noinput", "--clear")
    return begin("Static files", *arguments, logs=place.logs, environment=environment)


def finish_static_files(place, step, say):
    if step:
        finish(step, say)
        stamps.put(place, "static", stamps.of_static_files())


def is_demonstration(environment):
    return environment["COALESCE_DEMONSTRATION"] == "1"


def load_demonstration(place, environment, say):
    """Once for each database."""
    mark = hashlib.sha256(environment["DATABASE_URL"].encode()).hexdigest()
    if stamps.is_set(place, "demonstration", mark):
        return
    stamps.put(place, LOADING, mark)
    arguments = ("demo", "--women", "116", "--seed", "1")
    finish(begin("The demonstration consortium", *arguments, logs=place.logs, environment=environment), say)
    stamps.put(place, "demonstration", mark)
    stamps.lift(place, LOADING)


def begin_sign_ins(place, environment):
    return begin("The demonstration's sign-ins", "demo", "--sign-ins", logs=place.logs, environment=environment)
