"""The house the tests live in: real servers, a database of their own, and a browser for those who want one."""

import os
from contextlib import ExitStack

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections

from coalesce import calendar
from coalesce.accounts import here
from coalesce.calendar import Calendar
from coalesce.embedded import database, valkey
from coalesce.embedded.errors import CannotStart
from tests import servers

pytest_plugins = ["tests.browser", "tests.cast"]

RUNNING = pytest.StashKey[ExitStack]()


def pytest_configure(config):
    """The first process starts PostgreSQL; each process that runs tests starts a Valkey and clones a database."""
    stack = config.stash[RUNNING] = ExitStack()
    try:
        if not hasattr(config, "workerinput"):
            stack.enter_context(servers.running(settings.RUN))
    except CannotStart as problem:
        pytest.exit(str(problem), returncode=4)
    if hasattr(config, "workerinput") or not config.getoption("numprocesses", None):
        broker = valkey.start(settings.PLACE, name=settings.TEST_BROKER)
        stack.callback(broker.stop)


def pytest_unconfigure(config):
    config.stash[RUNNING].close()


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker):
    """In place of pytest-django's own: a clone of the migrated database, as the role that row security binds."""
    database.drop(settings.PLACE, settings.TEST_DATABASE)
    database.clone(settings.PLACE, database.DATABASE, settings.TEST_DATABASE)
    yield
    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture(autouse=True)
def empty_cache():
    """What one test counted, such as failed sign-ins, does not stop the next one."""
    yield
    cache.clear()


class EveryDay(Calendar):
    def is_open(self, day):
        return True


@pytest.fixture(autouse=True)
def nobody_rests(monkeypatch):
    """Whether a test passes must not depend on the day of the week; tests of rest ask for `weekends_and_holidays`."""
    monkeypatch.setattr(here, "working_days", lambda: EveryDay(""))


@pytest.fixture
def weekends_and_holidays(nobody_rests, monkeypatch):
    """Work and rest as the calendar of each organisation's country has them."""
    monkeypatch.setattr(here, "working_days", lambda: calendar.of(here.organisation()))


@pytest.fixture
def fresh_database(django_db_setup, django_db_blocker):
    """A database for a test that really commits, from several connections if it likes; dropped afterwards."""
    name = f"{settings.TEST_DATABASE}_fresh"
    database.clone(settings.PLACE, database.DATABASE, name)
    held = connections["default"].settings_dict
    with django_db_blocker.unblock():
        connections.close_all()
        held["NAME"] = name
        yield name
        connections.close_all()
        held["NAME"] = settings.TEST_DATABASE
    database.drop(settings.PLACE, name)


def pytest_report_header(config):
    return f"servers: PostgreSQL and Valkey of this run in {os.path.relpath(settings.PLACE.servers, config.rootpath)}"
