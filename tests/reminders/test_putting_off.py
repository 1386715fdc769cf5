"""A date that can wait waits, for a reason and until a day; one that cannot says why."""

import datetime

import pytest
from django.urls import reverse

from cases.reminders import actions, day, engine
from cases.reminders.models import Reminder
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused
from tests.reminders.conftest import make_case

MY_DAY = "/my-day/"


def in_days(days):
    return engine.today() + datetime.timedelta(days=days)


def tell(person, case, days, rule="R03", **changes):
    """Inside acting_for: a reminder as the engine makes it."""
    values = {"object_id": case.pk if case else changes.pop("object_id"), "lead_days": 14} | changes
    about = {"case": case, "woman_id": case.woman_id} if case else {}
    due_on = in_days(days)
    return Reminder.objects.create(**about, rule=rule, recipient=person, due_on=due_on, shown_from=due_on, **values)


@pytest.fixture
def case(ada, lea, acts):
    with acts(ada):
        return make_case(ada, lea)


@pytest.fixture
def permit_ends(ada, case, acts):
    with acts(ada):
        return tell(ada, case, 10)


@pytest.fixture
def appeal_ends(ada, case, acts):
    with acts(ada):
        return tell(ada, case, 5, rule="R06")


def put_off(client, reminder, days, reason="waiting"):
    until = in_days(days) if isinstance(days, int) else days
    return client.post(
        reverse("reminders:put_off", args=[reminder.pk]), {"until": until, "reason": reason}, follow=True
    )


def slugs(user):
    return [part.slug for part in day.parts_of(day.open_items(user, engine.today()), engine.today())]


def test_what_she_puts_off_waits_with_its_reason_and_comes_back_by_itself(ada, permit_ends, acts, browse, monkeypatch):
    with acts(ada):
        page = put_off(browse(ada), permit_ends, 3)
    assert "It waits for somebody else" in page.text and "It waits. You find it" in page.text

    with acts(ada):
        assert slugs(ada) == ["put-off"]
        today = in_days(3)
        monkeypatch.setattr(engine, "today", lambda: today)
        assert slugs(ada) == ["soon"]
        entry = AuditEntry.objects.get(event="reminder.put_off")
        assert entry.details == {"rule": "R03", "reason": "waiting", "days": 3}


def test_what_waits_is_not_counted_in_the_bar(ada, permit_ends, acts, browse):
    def counted():
        return [entry["count"] for entry in browse(ada).get(MY_DAY).context["navigation"] if entry["url"] == MY_DAY]

    assert counted() == [1]
    with acts(ada):
        put_off(browse(ada), permit_ends, 3)
    assert counted() == [None]


def test_she_looks_at_it_again_before_its_day(ada, permit_ends, acts, browse):
    with acts(ada):
        put_off(browse(ada), permit_ends, 3)
        browse(ada).post(reverse("reminders:take_back", args=[permit_ends.pk]))

    with acts(ada):
        assert slugs(ada) == ["soon"]
        assert AuditEntry.objects.filter(event="reminder.shown_again").count() == 1


@pytest.mark.parametrize("days", [0, -1, 31])
def test_a_day_on_which_it_cannot_come_back_is_refused_and_nothing_typed_is_lost(ada, permit_ends, acts, browse, days):
    with acts(ada):
        page = put_off(browse(ada), permit_ends, days, reason="she_asked")

    assert page.status_code == 422
    assert "It cannot come back on this day. Choose one from" in page.text
    assert [choice.data["selected"] for choice in page.context["form"]["reason"]][0]


@pytest.mark.parametrize("typed", [{"until": "", "reason": "waiting"}, {"until": "2026-02-30", "reason": ""}, {}])
def test_without_a_reason_or_a_day_nothing_waits(ada, permit_ends, acts, browse, typed):
    page = browse(ada).post(reverse("reminders:put_off", args=[permit_ends.pk]), typed)

    assert page.status_code == 422
    with acts(ada):
        assert slugs(ada) == ["soon"]


def test_a_legal_deadline_comes_back_on_its_day_at_the_latest(ada, appeal_ends, acts, browse):
    with acts(ada):
        assert put_off(browse(ada), appeal_ends, 6).status_code == 422
        assert put_off(browse(ada), appeal_ends, 5).status_code == 200


@pytest.mark.parametrize("days", [0, -4])
def test_a_legal_deadline_that_has_come_cannot_wait(ada, case, acts, browse, days):
    with acts(ada):
        reminder = tell(ada, case, days, rule="R06")
        page = browse(ada).get(reverse("reminders:put_off", args=[reminder.pk]), follow=True)

    assert "After its day nothing can be done any more, so it cannot wait." in page.text
    assert reverse("reminders:put_off", args=[reminder.pk]) not in page.text


def test_the_action_itself_refuses_what_the_form_would(ada, appeal_ends, acts):
    with acts(ada), pytest.raises(Refused):
        actions.put_off(reminder=appeal_ends, until=in_days(6), reason="other", today=engine.today(), by=ada)


def test_putting_off_twice_is_putting_off_once(ada, permit_ends, acts, browse):
    with acts(ada):
        for _again in range(2):
            put_off(browse(ada), permit_ends, 3)

    with acts(ada):
        assert AuditEntry.objects.filter(event="reminder.put_off").count() == 1


def test_a_page_that_is_still_open_says_that_it_is_done(ada, permit_ends, acts, browse):
    with acts(ada):
        actions.finish(reminder=permit_ends, by=ada)
        page = put_off(browse(ada), permit_ends, 3)

    assert "This is done already. To change something, take it back first." in page.text


def test_a_page_that_is_still_open_says_that_the_date_does_not_stand(ada, permit_ends, acts, browse):
    with acts(ada):
        Reminder.objects.update(state="superseded")
        page = browse(ada).post(reverse("reminders:finish", args=[permit_ends.pk]), follow=True)

    assert "This date does not stand any more" in page.text
    with acts(ada):
        assert Reminder.objects.get().state == "superseded"


def test_a_date_without_a_case_is_not_put_off_because_of_her(ada, acts, browse):
    with acts(ada):
        reminder = tell(ada, None, 10, object_id=ada.code)
        page = browse(ada).get(reverse("reminders:put_off", args=[reminder.pk]))

    assert "It waits for somebody else" in page.text
    assert "She asked for it" not in page.text and "She cannot be reached" not in page.text
