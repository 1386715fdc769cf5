import pytest

pytestmark = pytest.mark.browser


def test_the_first_page_asks_for_nothing_from_another_machine_and_breaks_no_rule(page, product):
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))

    answer = page.goto("/")

    assert answer.status == 200
    assert [url for url in asked if not url.startswith(product.url)] == []
    assert complaints == []
