"""The frame around every page, for those who are signed in, for strangers, and when something broke."""

import json
import re
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string

ADA = SimpleNamespace(name="Ada Byrne", organisation=SimpleNamespace(name="Hope"), is_authenticated=True)


@pytest.mark.parametrize("template", ["404.html", "403.html", "403_csrf.html", "500.html", "base.html", "bare.html"])
def test_a_page_stands_without_a_request(template):
    assert "<html lang=" in render_to_string(template)


def test_a_stranger_sees_no_menu_and_no_lock():
    page = render_to_string("base.html", {"user": AnonymousUser()})

    assert "data-lock" not in page
    assert "menu-user" not in page


def test_a_signed_in_person_finds_the_lock_and_her_own_menu():
    page = render_to_string("base.html", {"user": ADA, "csrf_token": "x", "lock_after_minutes": 14})

    assert 'data-idle-minutes="14"' in page
    assert "Ada Byrne" in page
    assert 'id="blank"' in page


def test_the_title_of_a_page_is_neutral_by_default():
    assert "<title>COALESCE</title>" in render_to_string("base.html", {"user": ADA})


def test_a_name_is_written_as_text():
    page = render_to_string("base.html", {"user": SimpleNamespace(**ADA.__dict__ | {"name": "<b>Ada</b>"})})

    assert "<b>Ada</b>" not in page


def test_a_message_is_written_as_text_and_says_what_kind_it_is():
    page = render_to_string("components/messages.html", {"messages": [Message(40, "<b>No</b>")]})

    assert "message-error" in page
    assert "<b>No</b>" not in page


def test_the_demonstration_says_so_on_every_page():
    assert "fictional" in render_to_string("base.html", {"demonstration": True})
    assert "fictional" in render_to_string("bare.html", {"demonstration": True})
    assert "fictional" not in render_to_string("base.html", {"demonstration": False})


def test_a_figure_that_is_hidden_is_not_written_as_zero():
    tile = render_to_string("components/stat.html", {"label": "Women under 21", "value": 3, "hidden": True})

    assert "Hidden" in tile
    assert ">3<" not in tile


def test_htmx_keeps_no_page_in_the_browser_and_evaluates_nothing():
    words = re.search(r"htmx-config\" content='([^']+)'", render_to_string("base.html", {"user": ADA})).group(1)
    config = json.loads(words)

    assert config["historyCacheSize"] == 0
    assert not config["allowEval"]
    assert not config["allowScriptTags"]
    assert {"code": "422", "swap": True} in config["responseHandling"]
