"""The list of cases."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import actions
from cases.models import Case
from cases.pages import SIZE

LIST = reverse("cases:list")


def words(response):
    return response.content.decode()


@pytest.fixture
def several(ada, acts):
    """More of Ada's cases than one page holds."""
    with acts(ada):
        return [actions.open_enquiry(by=ada) for _time in range(SIZE + 1)]


def test_the_list_names_codes_and_no_woman(case, ada, browse):
    page = words(browse(ada).get(LIST))

    assert case.code in page
    assert "Blessing" not in page


def test_opening_the_list_reads_nobodys_record(case, ada, browse, events):
    before = events(ada)

    browse(ada).get(LIST)

    assert events(ada) == before


def test_closed_cases_are_shown_when_they_are_asked_for(case, ada, acts, browse):
    with acts(ada):
        Case.objects.update(state="closed")

    assert case.code not in words(browse(ada).get(LIST))
    assert case.code in words(browse(ada).get(LIST, {"state": "closed"}))
    assert case.code in words(browse(ada).get(LIST, {"state": "all"}))


def test_a_supervisor_can_show_only_those_she_leads(case, ben, browse):
    assert case.code not in words(browse(ben).get(LIST, {"mine": "on"}))


def test_a_long_list_comes_in_pages(several, ada, browse):
    first, second = (browse(ada).get(LIST, {"page": page}).context["page"] for page in (1, 2))

    assert (len(first.rows), first.has_next) == (SIZE, True)
    assert (len(second.rows), second.has_next) == (1, False)


@pytest.mark.parametrize("asked", ["0", "-1", "two", "99999999999999999999", "²", ""])
def test_a_page_that_is_none_is_the_first(asked, case, ada, browse):
    assert browse(ada).get(LIST, {"page": asked}).context["page"].number == 1


@pytest.mark.parametrize("state", ["x" * 5000, "closed'--", "\0"])
def test_a_state_that_is_none_shows_the_open_cases(state, case, ada, browse):
    assert case.code in words(browse(ada).get(LIST, {"state": state}))


def test_the_list_runs_as_many_queries_for_many_as_for_one(case, ada, acts, browse):
    window = browse(ada)
    window.get(LIST)
    with CaptureQueriesContext(connection) as one:
        window.get(LIST)
    with acts(ada):
        for _time in range(10):
            actions.open_enquiry(by=ada)

    with CaptureQueriesContext(connection) as many:
        window.get(LIST)

    assert len(many) == len(one)
    assert len(one) <= 15
