"""A caseworker with a phone in a real Chromium: a questionnaire, and the safety step that an answer demands."""

import re

import pytest

from coalesce.demonstration.consortium import PASSWORD
from tests.look import axe

pytestmark = pytest.mark.browser


@pytest.fixture
def psychosocial(page):
    """The address of the pillar in a case of Anna's that is under way; she is signed in."""
    page.goto("/account/login/")
    page.locator("input[name=login]").fill("caseworker@solwodi.demo.example")
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/my-day/")
    page.goto("/cases/?state=active")
    case = page.locator("main table a, main .card a").filter(has_text=re.compile("^DE-")).first.get_attribute("href")
    return f"{case}psychosocial/"


def go_through(page, address, answers):
    """With the keyboard alone: an arrow down for each step from the first answer, a tab to the next item."""
    page.goto(address)
    page.locator("input[name=held_on]").focus()
    page.locator("input[name=item_1]").first.focus()
    for answer in answers:
        page.keyboard.press("Space")
        for _step in range(answer):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
    page.get_by_role("button", name="Save").click()


@pytest.mark.parametrize("width, scheme", [(1280, "light"), (390, "light"), (390, "dark")])
def test_a_questionnaire_is_answered_with_the_keyboard_on_every_width(page, psychosocial, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")

    page.goto(f"{psychosocial}questionnaires/who5/new/")
    looks_well(page, width)
    go_through(page, f"{psychosocial}questionnaires/who5/new/", [2, 2, 3, 3, 2])
    assert page.locator("p.record-title", has_text="48 of 100").first.is_visible()
    go_through(page, f"{psychosocial}questionnaires/phq9/new/", [1] * 9)
    assert page.get_by_role("heading", name="A safety step is due").is_visible()
    looks_well(page, width)
    page.goto(psychosocial)
    looks_well(page, width)
    page.goto(psychosocial.removesuffix("psychosocial/"))
    looks_well(page, width)


def looks_well(page, width):
    assert axe.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
