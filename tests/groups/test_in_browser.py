"""A caseworker in a real Chromium: she narrows the codes, records a group, and talks over a woman's whole life."""

import re

import pytest

from coalesce.demonstration.consortium import PASSWORD
from tests.look import axe

pytestmark = pytest.mark.browser


@pytest.fixture
def anna(page):
    page.goto("/account/login/")
    page.locator("input[name=login]").fill("caseworker@solwodi.demo.example")
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/my-day/")
    return page


def test_codes_are_narrowed_by_keyboard_and_who_was_chosen_stays_in_sight(anna):
    anna.goto("/groups/new/")
    codes = anna.locator("[data-narrow-row]")
    first, last = codes.first.get_attribute("data-narrow-row"), codes.last.get_attribute("data-narrow-row")
    anna.get_by_label(first).select_option("attended")
    box = anna.get_by_label("Show only codes with")
    box.fill(last.lower())
    box.press("Enter")
    assert anna.get_by_label(last).evaluate("element => element === document.activeElement")
    anna.keyboard.type("She came")

    assert anna.locator("[data-narrow-row]:visible").count() == 2
    anna.get_by_label("Service", exact=False).first.select_option("GROUP_SUPPORT")
    anna.get_by_role("button", name="Save").click()

    attendance = anna.get_by_role("region", name="Who was expected")
    assert attendance.get_by_text("She came").count() == 2
    assert attendance.get_by_role("link", name=last).is_visible()


@pytest.mark.parametrize("width, scheme", [(1280, "light"), (390, "dark")])
def test_the_pages_can_be_used_by_everyone(anna, width, scheme):
    anna.goto("/cases/?state=active")
    case = anna.locator("main table a").filter(has_text=re.compile("^DE-")).first.get_attribute("href")
    anna.set_viewport_size({"width": width, "height": 900})
    anna.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    of_a_case = ("talks/", "talks/initial_needs/", "talks/exit/", "talks/distance/", "legal/not-available/new/")
    for address in ("/groups/", "/groups/new/", *(case + place for place in of_a_case)):
        anna.goto(address)

        assert axe.violations(anna) == [], address
        assert anna.evaluate("document.documentElement.scrollWidth") <= width, address
