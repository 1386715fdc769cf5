"""The screen can be blanked at once, goes blank by itself, and keeps what was typed behind it."""

import pytest

from coalesce.demonstration import consortium

pytestmark = pytest.mark.browser


@pytest.fixture
def signed_in(page):
    page.goto("/account/login/")
    page.locator("[name=login]").fill("coordinator@demo.example")
    page.locator("[name=password]").fill(consortium.PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(lambda url: "login" not in url)
    page.clock.install()
    page.goto("/gallery/")
    return page


def press_shift(page, times):
    page.locator("h1").click()
    for _time in range(times):
        page.keyboard.press("Shift")


def test_shift_three_times_locks_until_the_password(signed_in):
    press_shift(signed_in, 3)
    signed_in.wait_for_url("**/unlock/")
    signed_in.goto("/gallery/")

    assert signed_in.url.endswith("/unlock/")
    assert signed_in.title() == "COALESCE"


def test_shift_twice_locks_nothing(signed_in):
    press_shift(signed_in, 2)
    signed_in.clock.fast_forward(3000)
    signed_in.keyboard.press("Shift")

    assert not signed_in.locator("#blank").is_visible()


def test_the_password_brings_her_back_to_the_page(signed_in):
    signed_in.get_by_role("button", name="Lock").click()
    signed_in.wait_for_url("**/unlock/")
    signed_in.locator("[name=password]").fill(consortium.PASSWORD)
    signed_in.locator("[name=password]").press("Enter")
    signed_in.wait_for_url("**/gallery/")

    assert signed_in.locator("h1").inner_text() == "Components"


def test_a_quiet_screen_goes_blank_and_keeps_the_words_behind_it(signed_in):
    signed_in.locator("[name=known_as]").first.press_sequentially("Maria")
    signed_in.clock.fast_forward("15:01")
    signed_in.locator("#blank").wait_for(state="visible")

    assert signed_in.get_by_role("link", name="Enter your password").get_attribute("target") == "_blank"
    assert signed_in.title() == "COALESCE"

    with signed_in.expect_popup() as opened:
        signed_in.get_by_role("link", name="Enter your password").click()
    opened.value.locator("[name=password]").fill(consortium.PASSWORD)
    opened.value.locator("[name=password]").press("Enter")
    signed_in.locator("#blank").wait_for(state="hidden")

    assert signed_in.locator("[name=known_as]").first.input_value() == "Maria"


def test_all_tabs_go_blank_together(signed_in):
    other = signed_in.context.new_page()
    other.goto("/gallery/")
    press_shift(signed_in, 3)

    other.locator("#blank").wait_for(state="visible")


def test_long_typing_keeps_the_session_alive(signed_in):
    signed_in.clock.fast_forward("05:00")

    with signed_in.expect_request("**/lock/") as asked:
        signed_in.locator("[name=known_as]").first.press_sequentially("M")

    assert asked.value.method == "GET"


def test_the_lock_works_without_a_script(browser, product, signed_in):
    cookies = signed_in.context.cookies()
    context = browser.new_context(base_url=product.url, java_script_enabled=False)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto("/gallery/")
    page.get_by_role("button", name="Lock").click()

    assert page.url.endswith("/unlock/")
    context.close()
