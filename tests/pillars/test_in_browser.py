"""A caseworker in a real Chromium: she talks over needs, sets a goal, records a service, and finds them again."""

import re

import pytest

from coalesce.demonstration.consortium import PASSWORD
from tests.look import axe

pytestmark = pytest.mark.browser
PLACES = [
    "",
    "legal/",
    "psychosocial/assess/",
    "legal/goals/new/",
    "legal/services/new/",
    "legal/permits/new/",
    "psychosocial/safety-plans/new/",
    "economic/",
    "economic/languages/new/",
    "economic/work/new/",
    "economic/homes/new/",
    "economic/debts/new/",
]


@pytest.fixture
def case(page):
    """The address of a case of Anna's that is under way; she is signed in."""
    page.goto("/account/login/")
    page.locator("input[name=login]").fill("caseworker@solwodi.demo.example")
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/my-day/")
    page.goto("/cases/?state=active")
    return page.locator("main table a, main .card a").filter(has_text=re.compile("^DE-")).first.get_attribute("href")


def test_what_she_records_stands_on_the_pages(page, case):
    page.goto(f"{case}legal/assess/")
    page.get_by_label("What she needs").fill("Someone who explains the letter")
    page.get_by_role("group", name="Knowledge of her rights").get_by_role("radio", name="2 Fragile").check(force=True)
    page.get_by_role("button", name="Save").click()
    assert page.get_by_text("Someone who explains the letter").is_visible()

    page.get_by_role("link", name="Set a goal").click()
    page.get_by_label("Part of life").select_option("L3")
    page.get_by_label("Her goal, in her words").fill("To understand what the office writes")
    page.get_by_role("button", name="Save").click()

    page.get_by_role("link", name="Record a service").click()
    page.get_by_label("Service").select_option("LEGAL_ADVICE")
    page.get_by_role("radio", name="Other").check(force=True)
    page.get_by_label("Other number of minutes").fill("75")
    page.get_by_label("For her goal").select_option(label="To understand what the office writes")
    page.get_by_role("button", name="Save").click()

    row = page.get_by_role("row").filter(has_text="Legal advice").first
    assert "1 h 15 min" in row.inner_text()
    page.goto(case)
    assert page.get_by_role("region", name="Legal").get_by_text("Knowledge of her rights").is_visible()


def test_the_number_of_minutes_is_asked_only_when_none_of_the_buttons_fits(page, case):
    page.goto(f"{case}legal/services/new/")
    other = page.get_by_label("Other number of minutes")
    assert other.is_hidden()

    page.get_by_role("radio", name="Other").check(force=True)
    assert other.is_visible()


@pytest.mark.parametrize("width, scheme", [(1280, "light"), (390, "light"), (390, "dark")])
def test_the_pages_can_be_used_by_everyone(page, case, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for address in ["/my-day/", *(case + place for place in PLACES)]:
        page.goto(address)

        assert axe.violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
