"""A day with sixty dates in it stays calm: parts that are cut and folded, and a choice of what is shown."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.reminders import day
from cases.reminders.models import Reminder
from tests.reminders.conftest import make_case
from tests.reminders.test_putting_off import tell

MY_DAY = "/my-day/"


@pytest.fixture
def sixty(ada, lea, acts):
    """Thirty permits of the past, twenty appeals of next week, ten plans of next month, all of one case."""
    with acts(ada):
        case = make_case(ada, lea)
        for number in range(30):
            tell(ada, case, -number - 1)
        for number in range(20):
            tell(
                ada,
                case,
                number % 7 + 1,
                rule="R06" if number % 2 else "R06S",
                object_id=case.woman_id,
                lead_days=number,
            )
        for number in range(10):
            tell(ada, case, number + 30, rule="R16")


def shown(page):
    """{slug of a part: (how many stand there, how many are counted)}"""
    return {part.slug: (len(part.items), part.count) for part in page.context["parts"]}


def test_a_long_part_is_cut_and_leads_to_the_whole(ada, sixty, browse):
    page = browse(ada).get(MY_DAY)

    assert shown(page)["overdue"] == (day.AT_FIRST, 30)
    assert "Show all 30" in page.text
    assert shown(browse(ada).get(MY_DAY, {"when": "overdue"})) == {"overdue": (30, 30)}


def test_what_comes_much_later_is_folded(ada, sixty, browse):
    page = browse(ada).get(MY_DAY)

    assert [part.slug for part in page.context["parts"] if part.is_folded] == ["later"]
    assert [part.is_folded for part in browse(ada).get(MY_DAY, {"when": "later"}).context["parts"]] == [False]


def test_she_chooses_one_kind_and_sees_suggested_dates_with_those_that_were_read(ada, sixty, browse):
    page = browse(ada).get(MY_DAY, {"about": "R06"})

    assert set(shown(page)) == {"soon"}
    assert {item.reminder.rule for part in page.context["parts"] for item in part.items} == {"R06", "R06S"}
    assert "Appeal deadline (14)" in page.text and "Residence permit ends (30)" in page.text


def test_only_what_cannot_wait(ada, sixty, browse):
    assert set(shown(browse(ada).get(MY_DAY, {"when": "now"}))) == {"overdue"}


@pytest.mark.parametrize("query", [{"about": "nothing"}, {"when": "never"}, {"about": ["R06", "x"], "when": "\0"}])
def test_a_choice_that_makes_no_sense_shows_everything(ada, sixty, browse, query):
    assert set(shown(browse(ada).get(MY_DAY, query))) == {"overdue", "soon", "later"}


def test_what_she_chose_stands_after_she_has_done_one(ada, sixty, acts, browse):
    with acts(ada):
        one = Reminder.objects.filter(rule="R16").first()
    page = browse(ada).post(reverse("reminders:finish", args=[one.pk]), {"about": "R16", "when": "later", "page": "x"})

    assert page.url == f"{MY_DAY}?about=R16&when=later"


@pytest.mark.parametrize("sent", ["//evil.example", "a&b=c#d", "\r\nX: y"])
def test_the_way_back_never_leads_elsewhere(ada, sixty, acts, browse, sent):
    with acts(ada):
        one = Reminder.objects.filter(rule="R16").first()
    page = browse(ada).post(reverse("reminders:finish", args=[one.pk]), {"about": sent})

    assert page.url.startswith(f"{MY_DAY}?about=") and "\n" not in page.url and "//" not in page.url


def test_nothing_that_fits_leads_back_to_everything(ada, sixty, browse):
    page = browse(ada).get(MY_DAY, {"about": "R06", "when": "overdue"}).text

    assert "Nothing fits this choice" in page and "Show everything" in page


def test_a_short_day_asks_nothing(ada, acts, browse):
    with acts(ada):
        tell(ada, make_case(ada), 3)

    assert browse(ada).get(MY_DAY).context["filter"] is None


def test_a_day_with_sixty_dates_takes_as_many_queries_as_a_short_one(ada, sixty, acts, browse):
    client = browse(ada)
    client.get(MY_DAY)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(MY_DAY)
        return len(asked)

    many = queries()
    with acts(ada):
        Reminder.objects.exclude(rule="R16").delete()

    assert queries() == many
