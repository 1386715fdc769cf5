"""The page of health in a real Chromium, for everyone: with what runs and with what has stopped."""

import pytest
from django.conf import settings

from coalesce.demonstration.consortium import PASSWORD
from coalesce.embedded import database
from tests.look import axe

pytestmark = pytest.mark.browser
A_JOB_FAILED = (
    "insert into health_jobrun (task, started_at, finished_at, error)"
    " values ('cases.notes.tasks.forget_expired_drafts', now(), now(), 'ZeroDivisionError')"
)


@pytest.fixture
def administrator(page):
    page.goto("/account/login/")
    page.locator("input[name=login]").fill("administrator@demo.example")
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/account/" not in url)
    return page


@pytest.fixture
def a_job_failed(product):
    database.run(settings.PLACE, A_JOB_FAILED, database=product.database)
    yield
    database.run(settings.PLACE, "delete from health_jobrun where error <> ''", database=product.database)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_everyone_can_read_what_has_stopped(administrator, a_job_failed, width, scheme):
    administrator.set_viewport_size({"width": width, "height": 900})
    administrator.emulate_media(color_scheme=scheme)

    administrator.goto("/health/")

    assert administrator.get_by_role("heading", name="What to do").is_visible()
    assert administrator.get_by_text("Failed: ZeroDivisionError").is_visible()
    assert axe.violations(administrator) == []
    assert administrator.evaluate("document.documentElement.scrollWidth") <= width
