"""Finding a service for her: by what she needs, where, in which language, on which conditions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

SEARCH = reverse("directory:search")


@pytest.fixture
def services(ada, eve, add):
    add(ada)
    add(ada, provider="Bridge", service_type="LEGAL_ADVICE", women_only=False, free=False, languages=["ara"])
    add(
        eve,
        provider="Lighthouse",
        service_type="ACCOMMODATION_SAFE",
        country="DE",
        region="Rhineland",
        accepts_children=True,
        accepts_without_status=True,
        accepts_without_cooperation=True,
        emergency=True,
        eligibility="Bring nothing, come as you are",
    )


@pytest.mark.parametrize(
    "asked, found",
    [
        ({}, {"House of the Olive", "Bridge", "Lighthouse"}),
        ({"service": "LEGAL_ADVICE"}, {"Bridge"}),
        ({"country": "DE"}, {"Lighthouse"}),
        ({"language": "ara"}, {"Bridge"}),
        ({"needs": "women_only"}, {"House of the Olive", "Lighthouse"}),
        ({"needs": "accepts_children"}, {"Lighthouse"}),
        ({"needs": "unconditional"}, {"Lighthouse"}),
        ({"needs": ["free", "women_only"]}, {"House of the Olive", "Lighthouse"}),
        ({"needs": "emergency"}, {"Lighthouse"}),
        ({"q": "as you are"}, {"Lighthouse"}),
        ({"q": "rhineland lighthouse"}, {"Lighthouse"}),
        ({"country": "IE"}, set()),
    ],
)
def test_it_is_found_by_what_was_asked(ada, services, browse, asked, found):
    page = browse(ada).get(SEARCH, asked).content.decode()

    assert {name for name in ("House of the Olive", "Bridge", "Lighthouse") if name in page} == found


def test_nothing_found_says_what_to_do(ada, services, browse):
    assert "a gap worth recording" in browse(ada).get(SEARCH, {"country": "IE"}).content.decode()


def test_an_empty_directory_says_so(ada, browse):
    assert "The directory is still empty" in browse(ada).get(SEARCH).content.decode()


@pytest.mark.parametrize("asked", [{"country": "XX"}, {"needs": "password"}, {"q": "a" * 81}, {"service": "?"}])
def test_a_question_that_is_none_is_told(ada, services, browse, asked):
    assert browse(ada).get(SEARCH, asked).status_code == 422


def test_those_who_belong_to_no_organisation_look_too(sam, services, browse):
    assert "Lighthouse" in browse(sam).get(SEARCH).content.decode()


def test_a_page_of_many_costs_as_many_queries_as_one_of_few(ada, services, add, browse):
    browser = browse(ada)
    browser.get(SEARCH)
    with CaptureQueriesContext(connection) as few:
        browser.get(SEARCH)
    for number in range(30):
        add(ada, provider=f"Provider {number}")

    with CaptureQueriesContext(connection) as many:
        page = browser.get(SEARCH).content.decode()

    assert len(many) == len(few)
    assert "33 services" in page
    assert "Page 2" in browser.get(SEARCH, {"page": 2}).content.decode()
