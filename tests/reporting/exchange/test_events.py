"""The events add up as recorded, and a published total that differs stays beside ours."""

import pytest

from coalesce.demonstration import exchange
from reporting.exchange.models import ExchangeEvent, PublishedTotal


@pytest.fixture
def events(db):
    exchange.make()


def test_the_seven_published_events_add_up_to_288(events):
    assert ExchangeEvent.objects.count() == 7
    assert ExchangeEvent.objects.participations() == 288


def test_both_totals_stand_with_their_difference(events, cora, browse):
    page = browse(cora).get("/statistics/exchange/").content.decode()

    assert PublishedTotal.objects.get().participations == 271
    assert "288" in page
    assert "Published: 271" in page
    assert "Difference: 17." in page


def test_a_caseworker_has_no_use_for_it(events, ada, browse):
    assert browse(ada).get("/statistics/exchange/").status_code == 403


def test_without_events_the_page_says_so(cora, browse):
    assert b"No event is recorded yet" in browse(cora).get("/statistics/exchange/").content
