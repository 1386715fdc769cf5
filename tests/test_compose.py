"""The production files, read by the real Compose and the real Dockerfile linter."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coalesce.embedded import database, postgres
from tests import servers

TOOLS = Path(sys.executable).parent
COMPOSE = servers.ROOT / "docker-compose.yml"
DOCKERFILE = servers.ROOT / "Dockerfile"


def compose(file, *arguments):
    command = [TOOLS / "docker-compose", "--file", file, "config", *arguments]
    environment = {**os.environ, "COALESCE_HOST": "case.example.org"}
    return subprocess.run(command, env=environment, capture_output=True, text=True)


def hadolint(file):
    return subprocess.run([TOOLS / "hadolint", file], capture_output=True, text=True)


@pytest.fixture(scope="module")
def services():
    return json.loads(compose(COMPOSE, "--format", "json").stdout)["services"]


def test_compose_accepts_the_file():
    assert compose(COMPOSE, "--quiet").stderr == ""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("service_healthy", "service_happy"),
        ("depends_on:", "depend_on:"),
        ('volumes: ["queue:/data"]', 'volumes: ["forgotten:/data"]'),
    ],
)
def test_compose_refuses_a_broken_copy(tmp_path, right, wrong):
    broken = tmp_path / "docker-compose.yml"
    broken.write_text(COMPOSE.read_text().replace(right, wrong))

    assert compose(broken, "--quiet").returncode != 0


def test_the_dockerfile_has_no_warning():
    assert hadolint(DOCKERFILE).stdout == ""


def test_a_careless_dockerfile_gets_a_warning(tmp_path):
    careless = tmp_path / "Dockerfile"
    careless.write_text("FROM python:latest\nRUN cd /tmp && apt-get install curl\n")

    assert hadolint(careless).returncode != 0


def test_only_the_web_server_has_a_port_and_only_on_this_machine(services):
    ports = {name: service["ports"] for name, service in services.items() if "ports" in service}

    assert [(port["host_ip"], port["published"]) for port in ports.pop("web")] == [("127.0.0.1", "8000")]
    assert ports == {}


def test_no_service_is_root_or_may_write_where_it_should_not(services):
    for name, service in services.items():
        assert service["user"] not in {"root", "0", "0:0"}, name
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert "no-new-privileges:true" in service["security_opt"], name


def test_every_service_that_stays_is_watched(services):
    watched = {name for name, service in services.items() if "healthcheck" in service}

    assert watched == {"web", "worker", "beat", "postgres", "valkey"}


def test_no_secret_is_in_an_environment(services):
    for name, service in services.items():
        for variable, value in service.get("environment", {}).items():
            is_secret = any(word in variable for word in ("PASSWORD", "SECRET", "KEY"))
            assert not is_secret or value.startswith("/run/secrets/"), f"{name}: {variable}"
        assert "@" not in service.get("environment", {}).get("DATABASE_URL", "").partition("coalesce_app@")[0]


def test_only_the_migration_holds_the_password_of_the_owner(services):
    product = [name for name, service in services.items() if service.get("image") == "coalesce"]

    holders = [n for n in product if "owner_password" in {secret["source"] for secret in services[n]["secrets"]}]

    assert holders == ["migrate"]


def test_only_who_writes_mails_holds_the_password_of_the_mail_server(services):
    holders = [n for n, one in services.items() if "smtp_password" in {s["source"] for s in one.get("secrets", [])}]

    assert sorted(holders) == ["web", "worker"]


def test_production_sorts_names_as_the_embedded_server_does(services):
    assert set(postgres.INITDB) <= set(services["postgres"]["environment"]["POSTGRES_INITDB_ARGS"].split())


def test_the_roles_of_production_are_those_of_the_embedded_server(tmp_path):
    for name in ("owner_password", "app_password"):
        (tmp_path / name).write_text('it\'s "quoted"')
    place = servers.place_of(f"run-compose-{os.getpid()}")
    server = postgres.start(place, settings=servers.FAST)
    surroundings = {"PGHOST": str(place.sockets), "SECRETS": str(tmp_path)}
    path = f"{place.postgres_programs}:{os.environ['PATH']}"
    try:
        made = subprocess.run(
            ["sh", servers.ROOT / "coalesce/embedded/docker/roles.sh"],
            env={**os.environ, **surroundings, "PATH": path},
            capture_output=True,
            text=True,
        )
        assert made.returncode == 0, made.stderr
        bound = database.run(
            place, "select rolname from pg_roles where rolcanlogin and not rolsuper and not rolbypassrls"
        )
        assert sorted(bound) == [(database.APPLICATION,), (database.OWNER,)]
        assert database.run(place, "select unaccent('Žuk')", database=database.DATABASE) == [("Zuk",)]
    finally:
        server.stop()
        shutil.rmtree(place.servers)
