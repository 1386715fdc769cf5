"""A manager imports a workbook in a real Chromium, wide and narrow."""

import os

import pytest

from coalesce.demonstration.consortium import PASSWORD
from tests.look import axe
from tests.reporting.htcds import sheets
from tests.reporting.htcds.sheets import AMARA

pytestmark = pytest.mark.browser
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def manager(page):
    """The window of a manager of the demonstration, at the import."""
    page.goto("/account/login/")
    page.locator("[name=login]").fill("manager@ici.demo.example")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(lambda url: "login" not in url)
    page.goto("/statistics/htcds/")
    return page


def choose(page, *rows):
    page.goto("/statistics/htcds/")
    page.locator("[name=file]").set_input_files(
        {"name": "cases.xlsx", "mimeType": WORKBOOK, "buffer": sheets.filled(*rows)}
    )
    page.locator("[name=worker]").select_option(index=1)
    page.get_by_role("button", name="Read the file").click()
    page.wait_for_url("**/htcds/*-*/")


def test_a_manager_reads_the_dry_run_and_imports(manager):
    choose(manager, AMARA | {"D": "Browserine"})
    manager.get_by_role("button", name="Import now").click()

    assert manager.get_by_role("heading", name="One case was opened").is_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_dry_run_can_be_used_by_everyone(manager, width):
    manager.set_viewport_size({"width": width, "height": 900})

    for rows in [(), (AMARA | {"N": "Limassol"}, AMARA | {"F": False, "G": "03/04/1998", "W": "Hypnosis"})]:
        if rows:
            choose(manager, *rows)
        assert axe.violations(manager) == []
        assert manager.evaluate("document.documentElement.scrollWidth") <= width
        if folder := os.environ.get("SHOTS"):
            manager.screenshot(path=f"{folder}/{width}-{len(rows)}.png", full_page=True)
