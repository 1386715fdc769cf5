"""A supervisor in a real Chromium, at her keyboard: a leave and its end, and a hand-over up to the last step."""

import datetime

import pytest

from coalesce.demonstration.consortium import PASSWORD
from tests.look import axe

pytestmark = pytest.mark.browser


@pytest.fixture
def supervisor(page):
    page.goto("/account/login/")
    page.locator("input[name=login]").fill("supervisor@solwodi.demo.example")
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/my-day/")
    return page


def test_a_leave_is_entered_and_ended_without_a_mouse(supervisor):
    first = datetime.date.today() + datetime.timedelta(days=400)
    supervisor.goto("/leave/enter/")
    supervisor.get_by_label("Who is away").focus()
    supervisor.keyboard.press("ArrowDown")
    for label in ("First day", "Last day"):
        supervisor.get_by_label(label).fill(first.isoformat())
    supervisor.get_by_label("Who stands in").focus()
    for _time in range(3):
        supervisor.keyboard.press("ArrowDown")
    supervisor.keyboard.press("Enter")
    supervisor.get_by_role("button", name="Save").press("Enter")
    supervisor.wait_for_url("**/leave/")

    end = supervisor.get_by_role("button", name="Take it back")
    before = end.count()
    assert before
    end.last.press("Enter")
    supervisor.wait_for_load_state()

    assert end.count() == before - 1


@pytest.mark.parametrize("width, scheme", [(1280, "light"), (390, "dark")])
def test_the_pages_can_be_used_by_everyone(supervisor, width, scheme):
    supervisor.set_viewport_size({"width": width, "height": 900})
    supervisor.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for address in ("/leave/", "/leave/enter/", "/hand-over/"):
        supervisor.goto(address)
        _can_be_used(supervisor, width)
    supervisor.locator("tbody tr", has_text="Caseworker").first.get_by_role("link").click()
    _can_be_used(supervisor, width)
    supervisor.get_by_role("button", name="Look at it first").press("Enter")
    supervisor.get_by_role("alert").get_by_text("Choose a colleague").wait_for()
    _can_be_used(supervisor, width)
    choices = supervisor.locator("tbody select").first
    choices.select_option(index=2)
    supervisor.get_by_role("button", name="Look at it first").press("Enter")
    supervisor.get_by_role("heading", name="What would change").wait_for()
    _can_be_used(supervisor, width)
    supervisor.get_by_role("button", name="Change something").press("Enter")

    assert supervisor.locator("tbody select").first.input_value()


def _can_be_used(page, width):
    assert axe.violations(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
