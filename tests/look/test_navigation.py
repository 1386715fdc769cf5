"""The top bar shows each person the entries that her roles open."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from coalesce import navigation
from coalesce.navigation import Item
from coalesce.templatetags.look import icon

ADDED_BY_THE_APPS = list(navigation._items.values())


@pytest.mark.parametrize("item", ADDED_BY_THE_APPS, ids=lambda item: item.url_name)
def test_an_entry_leads_somewhere_and_has_its_icon(item):
    assert reverse(item.url_name)
    assert icon(item.icon)


@pytest.fixture
def bar(monkeypatch):
    monkeypatch.setattr(navigation, "_items", {})
    navigation.add(Item("Health", "healthz", "activity", permission="health_view", order=20))
    navigation.add(Item("Start", "home", "house", order=10, count=lambda request: 7))


def opened_by(*permissions, path="/", is_authenticated=True):
    user = SimpleNamespace(is_authenticated=is_authenticated, may=lambda permission: permission in permissions)
    return navigation.entries(SimpleNamespace(user=user, path=path))


def test_a_person_sees_what_she_may_open_in_its_order(bar):
    assert [entry["label"] for entry in opened_by("health_view")] == ["Start", "Health"]


def test_a_person_does_not_see_what_she_may_not_open(bar):
    assert [entry["label"] for entry in opened_by()] == ["Start"]


def test_a_stranger_sees_nothing(bar):
    assert opened_by("health_view", is_authenticated=False) == []


def test_the_entry_she_is_in_is_marked(bar):
    entries = opened_by("health_view", path="/healthz/and/deeper")

    assert [entry["label"] for entry in entries if entry["current"]] == ["Health"]


def test_an_entry_can_count_what_waits(bar):
    assert opened_by()[0]["count"] == 7


def test_an_error_page_without_a_person_has_an_empty_bar(bar):
    assert navigation.entries(SimpleNamespace(path="/")) == []
