import os
import signal
import subprocess
from dataclasses import replace
from types import SimpleNamespace

import psycopg2
import pytest
import redis
from django.conf import settings

from coalesce.embedded import bootstrap, database, place, postgres, valkey
from coalesce.embedded.errors import CannotStart
from coalesce.embedded.lease import Taken, lease


def test_neither_role_of_the_product_can_bypass_row_security():
    found = database.run(
        settings.PLACE,
        "select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles"
        " where rolname like 'coalesce%'",
    )

    assert sorted(found) == [
        ("coalesce_app", False, False, False, False),
        ("coalesce_owner", False, False, False, False),
    ]


def test_the_application_can_make_nothing_in_the_database():
    name = database.DATABASE + "_tried"
    database.clone(settings.PLACE, database.DATABASE, name)
    try:
        connection = database.connect(settings.PLACE, database.APPLICATION, name)
        for statement in ("create table public.mine ()", "create temporary table mine ()", "create schema mine"):
            with connection.cursor() as cursor, pytest.raises(psycopg2.errors.InsufficientPrivilege):
                cursor.execute(statement)
        connection.close()
    finally:
        database.drop(settings.PLACE, name)


def test_postgresql_listens_on_no_network_and_writes_no_values_into_its_log():
    def setting(name):
        return database.run(settings.PLACE, f"show {name}")[0][0]

    assert setting("listen_addresses") == ""
    assert setting("log_min_messages") == "fatal"
    assert setting("log_min_error_statement") == "panic"
    assert setting("log_error_verbosity") == "terse"


def test_names_from_six_languages_are_lowered_and_found_without_their_accents():
    lowered = database.run(settings.PLACE, "select unaccent(lower('ΆΝΝΑ ŽUK ĢIRTS ĄŽA'))", database=database.DATABASE)

    assert lowered == [("αννα zuk girts aza",)]


def test_another_account_of_the_machine_cannot_enter_the_database():
    if os.geteuid() != 0:
        pytest.skip("only root can try to be somebody else")
    command = [
        settings.PLACE.postgres_programs / "psql",
        "-h",
        settings.PLACE.sockets,
        "-U",
        "postgres",
        "-c",
        "select 1",
    ]

    tried = subprocess.run(command, user="nobody", group="nogroup", capture_output=True, text=True, cwd="/")

    assert tried.returncode == 2
    assert "Peer authentication failed" in tried.stderr


def test_data_of_another_postgresql_are_left_alone(tmp_path):
    (tmp_path / "PG_VERSION").write_text("14\n")

    with pytest.raises(CannotStart, match="are of PostgreSQL 14; this COALESCE runs PostgreSQL 18"):
        postgres.check_version(settings.PLACE, tmp_path)


def test_a_queued_job_survives_the_death_of_valkey():
    server = valkey.start(settings.PLACE, name="mortal")
    client = redis.Redis(unix_socket_path=str(settings.PLACE.sockets / "mortal.sock"))
    client.lpush("queue", "job")
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()

    again = valkey.start(settings.PLACE, name="mortal")

    assert client.lrange("queue", 0, -1) == [b"job"]
    client.close()
    again.stop()


def test_a_folder_too_deep_for_a_socket_gets_a_short_one(tmp_path):
    deep = tmp_path / ("deep" * 30)

    assert place.socket_folder(deep).parent.name == "tmp"
    assert place.socket_folder(tmp_path.parent) == tmp_path.parent / "sockets"


def test_a_socket_folder_of_somebody_else_is_refused(tmp_path):
    stranger = replace(settings.PLACE, sockets=tmp_path / "sockets", account=None)
    stranger.sockets.mkdir(mode=0o777)
    stranger.sockets.chmod(0o777)

    with pytest.raises(CannotStart, match="belongs to somebody else"):
        place.claim(stranger)


def test_a_lease_is_held_by_one_at_a_time_and_says_by_whom(tmp_path):
    with lease(tmp_path, "bin/run"), pytest.raises(Taken) as refused, lease(tmp_path, "bin/manage shell"):
        pass

    assert (refused.value.holder, refused.value.purpose) == (str(os.getpid()), "bin/run")
    with lease(tmp_path, "bin/run"):
        pass


def test_a_machine_without_venv_is_told_what_to_install(monkeypatch, tmp_path):
    failed = SimpleNamespace(returncode=1, stdout="", stderr="ensurepip is not available")
    monkeypatch.setattr(bootstrap.subprocess, "run", lambda *arguments, **options: failed)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / ".venv" / "bin" / "python")

    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        bootstrap.make_environment()


def test_a_lease_waits_for_the_children_of_one_who_was_killed(tmp_path):
    with lease(tmp_path, "bin/run") as inherited:
        child = subprocess.Popen(["sleep", "0.3"], pass_fds=[inherited])

    with lease(tmp_path, "bin/run"):
        assert child.poll() is not None
