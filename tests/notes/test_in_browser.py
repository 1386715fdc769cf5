"""A caseworker in a real Chromium: what she types is there again when she comes back."""

import re

import pytest

from coalesce.demonstration.consortium import PASSWORD
from tests.look import axe

pytestmark = pytest.mark.browser


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


def test_what_she_typed_and_never_saved_is_back_when_the_page_opens_again(page, case):
    page.goto(f"{case}notes/new/")
    page.get_by_label("Note", exact=False).first.press_sequentially("She said that the door", delay=40)
    page.get_by_text("Draft kept at").wait_for()
    page.wait_for_timeout(4000)
    page.close(run_before_unload=False)

    again = page.context.new_page()
    again.goto(f"{case}notes/new/")

    assert again.locator("textarea[name=body]").input_value() == "She said that the door"
    assert again.get_by_text("is back.").is_visible()
    again.get_by_role("button", name="Discard the draft").click()
    assert again.locator("textarea[name=body]").input_value() == ""


def test_somebody_who_types_without_a_pause_loses_five_seconds_at_most(page, case):
    kept = []
    page.on("request", lambda request: kept.append(request.post_data) if "/drafts/" in request.url else None)
    page.goto(f"{case}notes/new/")
    box = page.locator("textarea[name=body]")
    for _second in range(14):
        box.press_sequentially("word ", delay=200)

    assert len(kept) >= 3
    assert max(len(sent) for sent in kept if sent) > min(len(sent) for sent in kept if sent) + 30


@pytest.mark.parametrize("width, scheme", [(1280, "light"), (390, "light"), (390, "dark")])
def test_the_pages_can_be_used_by_everyone(page, case, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{case}notes/new/")
    page.locator("textarea[name=body]").fill("She found the market by herself.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="Note of").wait_for()
    written = page.url

    for address in (written, f"{written}correct/", f"{case}notes/", f"{case}notes/new/"):
        page.goto(address)
        assert axe.violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
