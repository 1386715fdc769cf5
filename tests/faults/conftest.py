"""The house is opened once; each test has a database and an empty broker of its own in it."""

import signal

import pytest
import redis
from django.db import connections

from coalesce.embedded import database
from tests.faults.house import BROKER, DATABASE, is_alive, open_house


@pytest.fixture(scope="session")
def one_house():
    with open_house() as house:
        yield house


@pytest.fixture
def house(one_house, django_db_setup, django_db_blocker):
    """Nothing works in it yet; this test's own connection leads to its database, and really commits."""
    database.drop(one_house.place, DATABASE)
    database.clone(one_house.place, database.DATABASE, DATABASE)
    held = connections["default"].settings_dict
    before = {key: held[key] for key in ("HOST", "NAME")}
    with django_db_blocker.unblock():
        connections.close_all()
        held.update(HOST=str(one_house.place.sockets), NAME=DATABASE)
        yield one_house
        connections.close_all()
        held.update(before)
    one_house.stop(*filter(is_alive, one_house.born), ending=signal.SIGKILL)
    redis.Redis(unix_socket_path=f"{one_house.place.sockets}/{BROKER}.sock").flushall()
