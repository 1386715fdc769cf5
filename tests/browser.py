"""A real Chromium in front of the real product: web server, worker, and a database with the demonstration in it."""

import os
import shutil
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from django.conf import settings

from coalesce.embedded import database, serving, valkey
from tests import servers
from tests.journey.window import WIDE, Window

CHROMIUM = os.environ.get("COALESCE_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = "Chromium is not installed: apt-get install chromium"
REQUIRED = os.environ.get("COALESCE_REQUIRE_BROWSER") == "1"


@dataclass(frozen=True)
class Product:
    """The running product; `environment` lets a test run its commands with servers.manage(…, **environment)."""

    url: str
    database: str
    environment: dict


def pytest_collection_modifyitems(items):
    if os.path.exists(CHROMIUM) or REQUIRED:
        return
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(pytest.mark.skip(reason=MISSING))


def pytest_runtest_setup(item):
    if "browser" in item.keywords and REQUIRED and not os.path.exists(CHROMIUM):
        pytest.fail(f"{MISSING} (COALESCE_REQUIRE_BROWSER=1 makes this a failure)", pytrace=False)


def pytest_terminal_summary(terminalreporter):
    """One line that says whether the browser tests ran, so that nobody mistakes a skip for a pass."""
    counts = {outcome: count_of_browser_tests(terminalreporter, outcome) for outcome in ("passed", "failed", "skipped")}
    ran = counts["passed"] + counts["failed"]
    terminalreporter.write_line(f"browser tests: {ran} ran, {counts['skipped']} skipped")


def count_of_browser_tests(terminalreporter, outcome):
    reports = terminalreporter.stats.get(outcome, [])
    return sum("browser" in report.keywords for report in reports if hasattr(report, "keywords"))


@pytest.fixture(scope="session")
def product(django_db_setup):
    """The demonstration, with forty women, served by a web server and a worker of its own."""
    place, name, broker = settings.PLACE, f"{settings.TEST_DATABASE}_product", f"valkey-product-{settings.WORKER}"
    environment = {**os.environ, **servers.environment(place, name, broker)}
    environment["DJANGO_SETTINGS_MODULE"] = "coalesce.settings"  # here it is still the settings of the tests
    database.clone(place, database.DATABASE, name)
    with ExitStack() as stack:
        stack.callback(database.drop, place, name)
        stack.callback(valkey.start(place, name=broker).stop)
        servers.manage("demo", "--women", "40", "--seed", "1", **environment)
        servers.manage("collectstatic", "--noinput", "--verbosity", "0", **environment)
        port = stack.enter_context(serving.bind(0))
        web = serving.start_web(port, place.logs, environment)
        stack.callback(web.stop)
        stack.callback(serving.start_worker(place.logs, environment).stop)
        address = serving.address(port)
        serving.wait_until_ready(address, web)
        yield Product(address, name, environment)


@pytest.fixture(scope="session")
def browser():
    """Chromium without a sandbox of its own and without a word to the network."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    sync_playwright = pytest.importorskip("playwright.sync_api").sync_playwright
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser, product):
    """A fresh window on the product: page.goto("/") opens its first page."""
    context = browser.new_context(base_url=product.url, locale="en-GB")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def at_her_window(browser, product):
    """`at_her_window(email)` signs her in; at the end nobody's window may have had a fault."""
    windows = []

    def sign_in(person, size=WIDE):
        windows.append(Window(browser, product, person, size))
        windows[-1].sign_in()
        return windows[-1]

    yield sign_in
    for window in windows:
        window.context.close()
    faults = [fault for window in windows for fault in window.faults]
    assert not faults, "\n".join(faults)
