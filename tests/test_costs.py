"""What each page costs in queries where something of every kind is kept, for those whose pages do most."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coalesce.permissions import Role
from tests.world import make_world

OF_A_CASE = {
    "cases:case": 36,
    "cases:timeline": 50,
    "cases:woman": 23,
    "cases:profile": 22,
    "cases:consents": 19,
    "pillars:psychosocial": 25,
    "pillars:legal": 32,
    "pillars:economic": 36,
    "pillars:plans:plan": 21,
    "talks:list": 16,
    "notes:list": 18,
    "documents:list": 18,
    "referrals:case": 19,
}
LISTS = {
    "cases:list": (Role.CASEWORKER, 16),
    "groups:list": (Role.CASEWORKER, 11),
    "reminders:my_day": (Role.CASEWORKER, 14),
    "caseload:workers": (Role.SUPERVISOR, 17),
    "referrals:inbox": (Role.SUPERVISOR, 14),
}


@pytest.fixture
def world(db):
    return make_world()


def cost(person, address):
    window = Client()
    window.force_login(person)
    window.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert window.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.SUPERVISOR])
@pytest.mark.parametrize("name", OF_A_CASE)
def test_a_page_of_a_full_case_asks_few_questions(name, role, world):
    assert cost(world.at_hope[role], reverse(name, args=[world.case.code])) <= OF_A_CASE[name]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_few_questions(name, world):
    role, most = LISTS[name]

    assert cost(world.at_hope[role], reverse(name)) <= most
