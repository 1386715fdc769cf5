"""What nobody did in time: on the page of those who supervise, by the worker whose it is."""

import pytest
from django.urls import reverse

from cases.reminders import actions, day, engine, escalated
from cases.reminders.models import Reminder
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from tests.cast import make_person
from tests.reminders.conftest import make_case
from tests.reminders.test_putting_off import in_days, tell

MY_DAY, ESCALATED = "/my-day/", "/my-day/escalated/"


@pytest.fixture
def case(ada, lea, acts):
    with acts(ada):
        return make_case(ada, lea)


@pytest.fixture
def late(ada, ben, case, acts):
    """Ada's, ten days ago; Ben has been told for three."""
    with acts(ada):
        tell(ada, case, -10)
        return tell(ben, case, -10, escalated=True, lead_days=0)


def workers(user):
    """{name of a worker: codes of her cases}"""
    found = escalated.of(user, engine.today())
    return {worker.name: [item.reminder.case.code for item in worker.items] for worker in found}


def test_the_supervisor_sees_whose_it_is_and_since_when(ada, ben, late, acts, browse):
    with acts(ada):
        Reminder.objects.filter(pk=late.pk).update(shown_from=in_days(-3))
        since = in_days(-3)
    page = browse(ben).get(ESCALATED).text

    assert "CY-7F3K9-1" in page and "Residence permit ends" in page and "10 days ago" in page
    assert f"with you since {since.day} {since:%B}" in page
    with acts(ben):
        assert workers(ben) == {"Ada": ["CY-7F3K9-1"]}
    assert "Blessing" not in page


def test_it_does_not_stand_in_her_day_as_well_and_is_counted_once(ben, late, browse):
    page = browse(ben).get(MY_DAY)

    assert "CY-7F3K9-1" not in page.text
    assert [tab["count"] for tab in page.context["tabs"]] == [0, 1]
    assert [entry["count"] for entry in page.context["navigation"] if entry["url"] == MY_DAY] == [1]


def test_who_supervises_nobody_has_no_such_tab(ada, late, browse):
    assert browse(ada).get(MY_DAY).context["tabs"] == []
    assert "Nothing escalated" in browse(ada).get(ESCALATED).text


def test_several_who_were_told_stand_together(ada, ben, lea, case, late, acts):
    with acts(ada):
        tell(lea, case, -10)
        assert workers(ben) == {"Ada, Lea": ["CY-7F3K9-1"]}


def test_whose_it_was_and_has_left_is_not_named_and_nothing_is_lost(ada, ben, late, acts, browse):
    with acts(ada):
        Reminder.objects.of(ada).update(state="superseded")
        assert workers(ben) == {"": ["CY-7F3K9-1"]}
    assert "Nobody is told any more" in browse(ben).get(ESCALATED).text


def test_she_reads_why_it_waits(ada, ben, late, acts, browse):
    with acts(ada):
        first = Reminder.objects.get(recipient=ada)
        actions.put_off(reminder=first, until=in_days(2), reason="not_reached", today=engine.today(), by=ada)

    assert "She cannot be reached now" in browse(ben).get(ESCALATED).text


def test_done_ends_hers_and_leaves_the_workers_own_to_the_worker(ada, ben, late, acts, browse):
    page = browse(ben).post(reverse("reminders:finish", args=[late.pk]), {"page": "escalated"}, follow=True)

    assert page.redirect_chain[0][0] == ESCALATED
    assert "Nothing escalated" in page.text and "Take back" in page.text
    with acts(ada):
        states = dict(Reminder.objects.values_list("recipient__name", "state"))
        assert states == {"Ada": "open", "Ben": "done"}

    browse(ben).post(reverse("reminders:take_back", args=[late.pk]))
    with acts(ben):
        assert workers(ben) == {"Ada": ["CY-7F3K9-1"]}


def test_she_asks_the_worker_who_sees_it_once_and_ends_both_in_one_tap(ada, ben, late, acts, browse):
    asked = browse(ben).post(reverse("reminders:give", args=[late.pk]), {"to": ada.code, "page": "escalated"})
    assert asked.url == ESCALATED
    page = browse(ada).get(MY_DAY).text
    assert page.count("Residence permit ends") == 1 and "from Ben" in page

    with acts(ada):
        assert workers(ben) == {}
        mine = day.open_items(ada, engine.today())[0].reminder
    browse(ada).post(reverse("reminders:finish", args=[mine.pk]))
    with acts(ada):
        assert set(Reminder.objects.values_list("state", flat=True)) == {"done"}
        assert AuditEntry.objects.filter(event="reminder.done").count() == 2


def test_a_supervisor_outside_a_sealed_case_is_not_told_of_it(ada, ben, case, late, acts, browse):
    with acts(ada):
        case.seals.create(woman=case.woman, reason="A cousin", sealed_by=ada)

    assert "CY-7F3K9-1" not in browse(ben).get(ESCALATED).text
    assert browse(ben).post(reverse("reminders:finish", args=[late.pk])).status_code == 404


def test_the_list_takes_as_many_queries_for_twelve_as_for_one(ada, ben, late, acts, django_assert_num_queries):
    with acts(ada):
        for number in range(11):
            person = make_person(f"Zoe{number}", ada.organisation, Role.CASEWORKER)
            case = make_case(person, code=f"CY-{number:05}")
            tell(person, case, -number - 1)
            tell(ben, case, -number - 1, escalated=True)
    with acts(ben):
        today = engine.today()
    with acts(ben), django_assert_num_queries(2):
        assert sum(len(worker.items) for worker in escalated.of(ben, today)) == 12
