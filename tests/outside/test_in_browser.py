"""A caseworker makes a link in one window; in another one somebody outside opens it with the code, once."""

import contextlib
import re

import pytest

from tests.journey.window import NARROW, WIDE, Window

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser
SERVICE = "Bridge Law Centre"
SUMMARY = "She asks for advice about her residence status."
NOTHING = "This page has nothing to show."


@pytest.fixture
def anna(browser, product):
    """A caseworker at her desk."""
    window = Window(browser, product, "caseworker@solwodi.demo.example", WIDE)
    window.sign_in()
    window.page.wait_for_url("**/my-day/")
    yield window
    assert window.faults == []
    window.context.close()


@pytest.fixture
def reader(browser, product):
    """Somebody outside, with a phone, who belongs to nobody."""
    window = Window(browser, product, "a reader", NARROW)
    yield window
    assert window.faults == []
    window.context.close()


@pytest.fixture
def case(anna):
    """The code of a case of hers that is under way."""
    anna.page.goto("/cases/?state=active")
    found = anna.page.locator("main table a, main .card a").filter(has_text=re.compile("^DE-")).first
    return found.inner_text().strip()


@pytest.fixture
def link(anna, case):
    """Address and code, as she reads them."""
    page = anna.page
    page.goto(f"/cases/{case}/consents/share_outside/")
    page.get_by_label("With which service").fill(SERVICE)
    anna.tick("She agrees", "Languages and interpreter", "What she needs")
    anna.look("outside-consent")
    anna.press("Record her decision")
    page.goto(f"/referrals/outside/new/{case}/")
    anna.reads("To which service?")
    anna.look("outside-choose")
    page.get_by_role("link", name=f"Write {SERVICE}").click()
    page.get_by_label("Service").select_option(label="Legal advice")
    page.get_by_label("Short summary").fill(SUMMARY)
    anna.tick("Languages and interpreter", "What she needs")
    anna.look("outside-write")
    anna.press("Look at it")
    anna.reads(f"This is exactly what {SERVICE} will read")
    anna.look("outside-draft")
    anna.press("Make the link")
    anna.reads(f"The link for {SERVICE}")
    anna.look("outside-made")
    return page.get_by_label("The address").input_value(), page.locator(".spoken-code").inner_text()


def leave_and_come_back(page):
    """The browser has kept nothing of a page that was sent for, and asks nobody for it again."""
    page.goto("/healthz")
    with contextlib.suppress(playwright.Error):
        page.go_back()
    page.wait_for_timeout(500)


def test_a_link_opens_once_with_the_code_and_then_shows_nothing(anna, reader, link, case):
    address, code = link
    page = reader.page
    reader.expect("status of 404")
    reader.expect("status of 422")
    reader.expect("ERR_CACHE_MISS")

    page.goto(address)
    assert "#" not in page.url and page.title() == "Document"
    assert not page.get_by_label("The address that you were sent").is_visible()
    reader.look("outside-code")
    page.get_by_label("The code").fill("2222 2222")
    reader.press("Open it")
    reader.sees("You can try 4 more times.")
    reader.look("outside-wrong-code")
    page.get_by_label("The code").fill(code)
    reader.press("Open it")
    reader.sees(SUMMARY)
    reader.look("outside-letter")

    leave_and_come_back(page)
    assert not page.get_by_text(SUMMARY).is_visible()

    page.goto(address)
    page.get_by_label("The code").fill(code)
    reader.press("Open it")
    reader.sees(NOTHING)
    reader.look("outside-nothing")

    anna.page.get_by_role("link", name="I have both").click()
    anna.sees("Opened with the code")
    anna.look("outside-opened")
    anna.page.get_by_role("link", name="How it went").click()
    anna.look("outside-feedback")
    anna.page.goto(f"/referrals/case/{case}/")
    anna.sees(SERVICE)
    anna.look("outside-case")


def test_without_scripts_the_address_is_pasted(browser, product, link):
    address, code = link
    context = browser.new_context(base_url=product.url, java_script_enabled=False, locale="en-GB")
    page = context.new_page()

    page.goto(address)
    page.get_by_label("The address that you were sent").fill(address)
    page.get_by_label("The code").fill(code)
    page.get_by_role("button", name="Open it").click()

    page.get_by_text(SUMMARY).wait_for()
    context.close()
