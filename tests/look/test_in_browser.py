"""The components and the way in, in a real Chromium: readable for everyone, wide and narrow, by day and by night."""

import pytest

from tests.look import axe

pytestmark = pytest.mark.browser
PAGES = ["/gallery/", "/account/login/", "/account/password/reset/", "/there-is-nothing-here/"]
WIDTHS = [1280, 390, 320]


@pytest.fixture
def complaints(page):
    """What the browser grumbled about: a blocked style, a script that broke."""
    heard = []
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", PAGES)
def test_a_page_can_be_used_by_everyone(page, address, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(address)

    assert axe.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_policy_blocks_nothing_of_ours(page, complaints):
    page.goto("/gallery/")

    assert complaints == []


def test_nothing_is_asked_of_another_host(page, product):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/gallery/", wait_until="networkidle")

    assert [url for url in asked if not url.startswith((product.url, "data:"))] == []


def test_a_wrong_form_takes_the_eye_to_its_mistakes(page):
    page.goto("/gallery/")

    assert "error-summary" in page.evaluate("document.activeElement.className")

    page.locator(".error-summary a").first.press("Enter")

    assert page.evaluate("document.activeElement.name") == "known_as"


def test_the_slash_key_goes_to_the_search_and_stays_a_slash_in_a_field(page):
    page.goto("/gallery/")
    page.locator("h1").click()
    page.keyboard.press("/")

    assert page.evaluate("document.activeElement.id") == "search"

    page.keyboard.type("a/b")

    assert page.locator("#search").input_value() == "a/b"


def test_leaving_typed_words_asks_first(page):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("/gallery/")
    page.locator("[name=known_as]").first.press_sequentially("Maria")
    page.goto("/account/login/")

    assert asked == ["beforeunload"]


def test_the_first_tab_stop_skips_to_the_content(page):
    page.goto("/account/login/")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.hash") == "#content"


def test_the_tab_of_the_browser_says_nothing_about_anyone(page):
    page.goto("/account/login/")

    assert page.title() == "Sign in · COALESCE"


def test_a_language_without_a_catalogue_is_not_offered(page):
    page.goto("/account/password/reset/")

    assert page.get_by_role("button", name="Ελληνικά").count() == 0
    assert page.locator("html").get_attribute("lang") == "en"
