"""My day and the calendar's address in a real Chromium: for everyone, on a phone, and without a script."""

import urllib.request

import pytest
from django.conf import settings
from icalendar import Calendar

from coalesce.demonstration.consortium import PASSWORD
from tests.look import axe

pytestmark = pytest.mark.browser
AS_SHE_LIKES = [(1280, "light"), (390, "light"), (390, "dark")]


def sign_in(page, email):
    page.goto("/account/login/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/my-day/**")


def demand_usable(page, width):
    assert axe.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width, scheme", AS_SHE_LIKES)
def test_her_day_can_be_used_by_everyone(page, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    sign_in(page, "caseworker@ici.demo.example")
    for fold in page.locator("details.fold > summary").all():
        fold.click()
    page.locator(".day-item details > summary").first.click()
    demand_usable(page, width)

    for words in ("Put off", "Give to a colleague"):
        page.goto("/my-day/")
        menu = page.locator(".day-item details").filter(has_text=words).first
        menu.locator("summary").click()
        menu.get_by_role("link", name=words).click()
        page.get_by_role("heading", name=words).wait_for()
        demand_usable(page, width)


@pytest.mark.parametrize("width, scheme", AS_SHE_LIKES)
def test_what_escalated_can_be_used_by_everyone(page, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    sign_in(page, "supervisor@ici.demo.example")
    page.get_by_role("link", name="Escalated").click()
    page.wait_for_url("**/escalated/")

    demand_usable(page, width)


def test_with_keys_alone_and_without_a_script_a_date_waits_is_done_and_comes_back(browser, product):
    context = browser.new_context(
        base_url=product.url, locale="en-GB", java_script_enabled=False, viewport={"width": 390, "height": 800}
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    sign_in(page, "caseworker@solwodi.demo.example")
    put_off = page.locator("button", has_text="Show it now")
    before = put_off.count()
    menu = page.locator(".day-item details").filter(has_text="Put off").first
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_label("It waits for somebody else").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.get_by_text("It waits. You find it").wait_for()

    page.get_by_role("button", name="Done").first.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Done. You can take it back").wait_for()
    for fold in page.locator("details.fold > summary").all():
        fold.click()
    page.get_by_role("button", name="Take back").first.click()
    page.get_by_text("It is back in your day.").wait_for()
    assert put_off.count() == before + 1
    context.close()


def test_her_calendar_reads_the_address_and_no_log_of_the_servers_holds_it(page):
    sign_in(page, "caseworker@ici.demo.example")
    page.goto("/calendar/")
    page.get_by_role("button", name="address").first.click()
    address = page.get_by_label("The address, shown this once").input_value()
    demand_usable(page, 1280)

    with urllib.request.urlopen(address, timeout=60) as answer:
        entries = Calendar.from_ical(answer.read()).walk("VEVENT")
    assert {str(entry["summary"]) for entry in entries} == {"COALESCE task"}

    token = address.rsplit("/", 1)[1].removesuffix(".ics")
    logs = [path for path in settings.PLACE.logs.rglob("*") if path.is_file()]
    assert any(path.name == "web.log" for path in logs)
    assert not [path.name for path in logs if token.encode() in path.read_bytes()]
