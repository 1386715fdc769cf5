"""What each page costs in queries where something of every kind is kept, for those whose pages do most."""

from functools import partial

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import actions
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from tests.world import make_world

OF_A_CASE = {
    "cases:case": 36,
    "cases:timeline": 50,
    "cases:woman": 23,
    "cases:profile": 22,
    "cases:consents": 20,
    "pillars:psychosocial": 25,
    "pillars:legal": 32,
    "pillars:economic": 36,
    "pillars:plans:plan": 21,
    "talks:list": 16,
    "notes:list": 18,
    "documents:list": 18,
    "referrals:case": 21,
}
LISTS = {
    "cases:list": (Role.CASEWORKER, 16),
    "groups:list": (Role.CASEWORKER, 11),
    "reminders:my_day": (Role.CASEWORKER, 16),
    "caseload:workers": (Role.SUPERVISOR, 17),
    "referrals:inbox": (Role.SUPERVISOR, 14),
}


@pytest.fixture
def world(db):
    return make_world()


def cost(person, address, posted=None):
    window = Client()
    window.force_login(person)
    ask = partial(window.post, data=posted) if posted else window.get
    ask(address)
    with CaptureQueriesContext(connection) as asked:
        assert ask(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.SUPERVISOR])
@pytest.mark.parametrize("name", OF_A_CASE)
def test_a_page_of_a_full_case_asks_few_questions(name, role, world):
    assert cost(world.at_hope[role], reverse(name, args=[world.case.code])) <= OF_A_CASE[name]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_few_questions(name, world):
    role, most = LISTS[name]

    assert cost(world.at_hope[role], reverse(name)) <= most


def test_twenty_women_cost_as_much_as_one(world):
    """The list, its filters, a search by name, phone and code, and her case."""
    worker, supervisor = world.at_hope[Role.CASEWORKER], world.at_hope[Role.SUPERVISOR]
    listed, search = reverse("cases:list"), reverse("cases:search")

    def costs():
        typed = [cost(worker, search, {"q": words}) for words in ("Blessing Okafor", "+35799123456", world.woman.code)]
        lists = [
            cost(person, listed + query) for person in (worker, supervisor) for query in ("", "?overdue=on&mine=on")
        ]
        return [*typed, *lists, cost(worker, world.case.get_absolute_url())]

    with acting_for(world.hope.pk, worker):
        actions.register_woman(identity={"first_name": "Blessing", "family_name": "Okafor"}, by=worker)
    few = costs()
    with acting_for(world.hope.pk, worker):
        for _time in range(20):
            case = actions.register_woman(identity={"first_name": "Blessing", "family_name": "Okafor"}, by=worker)
            actions.add_safe_contact(woman=case.woman, channel="PHONE", value="+35799123456", by=worker)

    assert costs() == few
