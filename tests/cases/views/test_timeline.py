"""One readable story of the case, and the part of it that somebody looks for."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases import actions, timeline
from cases.timeline import Entry, Kind

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


@pytest.fixture
def story(case, ada, ben, browse, monkeypatch):
    """`story("?kind=note")` is Ada's page of a story that two people wrote."""
    sources = timeline.Sources()
    monkeypatch.setattr(timeline, "sources", sources)
    monkeypatch.setattr(timeline, "pillars", [("legal", "Legal")])
    sources.add(lambda case: [Entry(TODAY, "A note", by=ada), Entry(TODAY - 9 * DAY, "An old note", by=ben)], Kind.NOTE)
    sources.add(lambda case: [Entry(TODAY - DAY, "Advice given", by=ben, pillar="legal")])

    def read(query=""):
        return browse(ada).get(reverse("cases:timeline", args=[case.code]) + query)

    return read


def titles(page):
    return [entry.title for entry in page.context["page"].rows]


def test_everything_is_told_newest_first(story):
    assert titles(story()) == ["A note", "Advice given", "An old note"]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("?kind=note", ["A note", "An old note"]),
        ("?kind=work", ["Advice given"]),
        ("?pillar=legal", ["Advice given"]),
        (f"?since={TODAY - DAY}", ["A note", "Advice given"]),
        (f"?until={TODAY - DAY}", ["Advice given", "An old note"]),
        (f"?kind=note&until={TODAY - DAY}", ["An old note"]),
        ("?kind=document", []),
    ],
)
def test_it_is_narrowed_by_what_was_done_in_which_pillar_and_when(query, left, story):
    assert titles(story(query)) == left


def test_it_is_narrowed_by_who_did_it(story, ben):
    assert titles(story(f"?by={ben.code}")) == ["Advice given", "An old note"]


def test_the_page_says_what_it_leaves_out(story):
    assert "What happened: Notes" in story("?kind=note").content.decode()
    assert "Everything that happened" in story().content.decode()


@pytest.mark.parametrize("query", ["?kind=tea", "?pillar=sport", "?by=nobody", "?since=soon", "?page=x", "?page=-1"])
def test_a_choice_that_cannot_be_narrows_nothing(query, story):
    assert len(titles(story(query))) == 3


def test_an_end_before_the_beginning_is_told(story):
    page = story(f"?since={TODAY}&until={TODAY - DAY}").content.decode()

    assert "before the first one" in page


def test_a_choice_that_nothing_fits_leads_back_to_everything(story):
    assert "Nothing fits this choice" in story("?kind=document").content.decode()


def test_a_long_story_comes_in_pages_that_keep_the_choice(case, story):
    timeline.sources.add(lambda case: [Entry(TODAY - DAY, f"Step {number}") for number in range(60)], Kind.STEP)

    first, second = story("?kind=step"), story("?kind=step&page=2")

    assert (len(titles(first)), len(titles(second))) == (50, 10)
    assert "kind=step&amp;page=2" in first.content.decode()


def test_a_long_story_runs_as_many_queries_as_a_short_one(agreed, ada, acts, browse):
    window, address = browse(ada), reverse("cases:timeline", args=[agreed.code])
    window.get(address)
    with CaptureQueriesContext(connection) as short:
        window.get(address)
    with acts(ada):
        for _time in range(4):
            actions.give_consent(case=agreed, purpose="service", by=ada)
        actions.move_case(case=agreed, to="assessment", by=ada)

    with CaptureQueriesContext(connection) as long:
        window.get(address)

    assert len(long) == len(short)


def test_a_closure_is_told_with_its_reason_and_its_words(agreed, ada, acts, browse):
    told = {"reason": "She has a room", "closure_reason": "GOALS_MET", "agreed": "yes"}
    with acts(ada):
        actions.move_case(case=agreed, to="closure_requested", by=ada, **told)

    page = browse(ada).get(reverse("cases:timeline", args=[agreed.code])).content.decode()

    assert "Her goals are met. She has a room" in page
