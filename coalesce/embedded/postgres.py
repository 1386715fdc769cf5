"""PostgreSQL on a unix socket, for the one account that started it and nobody else on the machine."""

import os
import pwd
import shutil
import signal
import subprocess
import time

import psycopg2

from coalesce.embedded import processes, programs
from coalesce.embedded.database import APPLICATION, OWNER, SUPERUSER, connect
from coalesce.embedded.errors import CannotStart

PATIENCE = 60

# The same arguments as in docker-compose.yml, so that names sort alike everywhere.
INITDB = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums"]
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    # An error message may quote a value of a record: nothing below "the server is going down" is written.
    "log_min_messages": "fatal",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_checkpoints": "off",
}


def start(place, *, keep=(), settings=None):
    """Start the server, making its data folder first where there is none. Returns the running child."""
    data = place.servers / "postgres"
    if not data.exists():
        create(place, data)
    check_version(place, data)
    options = {**SETTINGS, "unix_socket_directories": str(place.sockets), **(settings or {})}
    command = [place.postgres_programs / "postgres", "-D", data]
    for name, value in options.items():
        command += ["-c", f"{name}={value}"]
    child = processes.start(
        "PostgreSQL",
        command,
        log=place.logs / "postgres.log",
        endings=(signal.SIGINT, signal.SIGQUIT),
        keep=keep,
        account=place.account,
        env=bare_environment(),
        cwd="/",
    )
    wait_until_ready(place, child)
    return child


def create(place, data):
    """Initialise beside and rename, so that an interrupted start leaves no half-made data folder."""
    beside = data.with_name("postgres.new")
    shutil.rmtree(beside, ignore_errors=True)
    place.own(beside)
    made = subprocess.run(
        [place.postgres_programs / "initdb", "-D", beside, "-U", SUPERUSER, *INITDB]
        + ["--auth=reject", "--auth-local=peer", "--no-instructions"],
        capture_output=True,
        text=True,
        env=bare_environment(),
        cwd="/",
        preexec_fn=processes.end_with_parent(signal.SIGTERM),
        **processes.run_as(place.account),
    )
    if made.returncode != 0:
        raise CannotStart(f"PostgreSQL could not make its data folder {data}:\n{made.stderr.strip()}")
    me = pwd.getpwuid(os.geteuid()).pw_name
    (beside / "pg_hba.conf").write_text("local all all peer map=coalesce\n")
    (beside / "pg_ident.conf").write_text(
        "".join(f'coalesce "{me}" {role}\n' for role in (SUPERUSER, OWNER, APPLICATION))
    )
    beside.rename(data)


def check_version(place, data):
    held, needed = (data / "PG_VERSION").read_text().strip(), programs.postgres_major(place.postgres_programs)
    if held != needed:
        raise CannotStart(
            f"The data in {data} are of PostgreSQL {held}; this COALESCE runs PostgreSQL {needed}. "
            f"Dump them with pg_dump of version {held}, move the folder away, start again and restore the dump."
        )


def bare_environment():
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


def wait_until_ready(place, child):
    patience_ends = time.monotonic() + PATIENCE
    while time.monotonic() < patience_ends:
        if child.process.poll() is not None:
            raise CannotStart(f"PostgreSQL did not start:\n{child.last_words()}")
        try:
            return connect(place).close()
        except psycopg2.OperationalError:
            time.sleep(0.02)
    raise CannotStart(f"PostgreSQL did not answer within {PATIENCE} seconds:\n{child.last_words()}")
