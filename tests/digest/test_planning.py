"""Who is written to, and that each letter is written down once."""

import datetime

import pytest

from cases.models import Leave
from cases.reminders import heartbeat
from cases.reminders.digest import planning, sending
from cases.reminders.digest.models import Choice, Digest
from tests.digest.conftest import DAY, MORNING, TODAY, choose, make_reminder

HOUR = datetime.timedelta(hours=1)
State = Digest.State
pytestmark = pytest.mark.usefixtures("made_today")


@pytest.fixture
def plan(acts):
    """{who is written to: for which day}, of the organisation of this person."""

    def plan(person, now=MORNING):
        with acts(person):
            planning.plan(now)
            return dict(Digest.objects.values_list("recipient__name", "day"))

    return plan


@pytest.fixture
def write(acts):
    def write(person, now=MORNING):
        with acts(person):
            planning.plan(now)
            sending.write_to(person.pk, now)
            return list(Digest.objects.filter(recipient=person).order_by("day").values_list("state", flat=True))

    return write


def test_everybody_with_a_list_of_tasks_is_written_to(ada, dora, eve, plan):
    assert plan(ada) == {"Ada": TODAY}


def test_each_letter_is_written_down_once(ada, plan):
    plan(ada)
    plan(ada, MORNING + HOUR)

    assert plan(ada, MORNING + 2 * HOUR) == {"Ada": TODAY}


def test_who_has_left_or_wants_no_letter_is_not_written_to(ada, ben, lea, plan):
    choose(ada, rhythm=Choice.Rhythm.NEVER)
    ben.is_active = False
    ben.save()
    lea.joined_at = MORNING + HOUR
    lea.save()

    assert plan(ada) == {}


def test_nobody_writes_to_who_is_on_leave_and_her_stand_in_is_told(ada, ben, lea, case, plan, write, acts, mailoutbox):
    for person in (ben, lea):
        person.joined_at = MORNING - 60 * DAY
        person.save()
    with acts(ada):
        make_reminder(ada, TODAY, case)
        for_ever = {"begins_on": datetime.date(2000, 1, 1), "ends_on": datetime.date(2100, 1, 1)}
        Leave.objects.create(person=ada, stand_in=lea, entered_by=ada, **for_ever)

    assert plan(ada) == {"Ben": TODAY, "Lea": TODAY}
    assert write(lea) == [State.SENT]
    assert write(ben) == [State.NOTHING]
    assert [mail.to for mail in mailoutbox] == [[lea.email]]
    assert "You have 1 task due." in mailoutbox[0].body


def test_who_went_on_leave_after_her_letter_was_written_down_does_not_get_it(ada, lea, case, plan, write, acts):
    plan(ada)
    with acts(ada):
        make_reminder(ada, TODAY, case)
        Leave.objects.create(person=ada, stand_in=lea, begins_on=TODAY, ends_on=TODAY, entered_by=ada)

    assert write(ada) == [State.DROPPED]


def test_nothing_is_sent_when_nothing_is_due(ada, case, write, mailoutbox):
    assert write(ada) == [State.NOTHING]
    assert mailoutbox == []


def test_letters_wait_for_the_reminders_of_the_day_but_not_for_ever(ada, plan, monkeypatch):
    monkeypatch.setattr(heartbeat, "last", lambda _organisation_id: MORNING - DAY)
    assert plan(ada, MORNING - HOUR) == {}
    assert plan(ada, MORNING + HOUR) == {"Ada": TODAY}


def test_what_waited_until_the_night_is_not_sent_in_the_night(ada, case, plan, write, acts, mailoutbox):
    plan(ada)
    with acts(ada):
        make_reminder(ada, TODAY, case)

    assert write(ada, MORNING + 13 * HOUR) == [State.WAITING]
    assert mailoutbox == []


def test_a_letter_that_was_late_by_a_day_is_the_only_one_of_that_day(ada, case, plan, write, acts, mailoutbox):
    """The server came back before her hour; at her hour she has been told already."""
    choose(ada, hour=9)
    with acts(ada):
        make_reminder(ada, TODAY, case)
    plan(ada)

    assert write(ada, MORNING + DAY - HOUR) == [State.SENT]
    assert write(ada, MORNING + DAY + HOUR) == [State.SENT, State.DROPPED]
    assert len(mailoutbox) == 1


def test_every_working_day_of_a_week_has_one_letter(ada, case, write, acts, mailoutbox):
    """The clock asks every other hour, from Monday to Sunday; a task stays overdue."""
    with acts(ada):
        make_reminder(ada, TODAY - 9 * DAY, case)

    for hours in range(0, 7 * 24, 2):
        write(ada, datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC) + hours * HOUR)

    assert len(mailoutbox) == 5
    assert len({mail.extra_headers["Message-ID"] for mail in mailoutbox}) == 5


def test_a_weekly_letter_that_was_missed_comes_late_and_the_next_ones_on_their_day(ada, case, write, acts, mailoutbox):
    choose(ada, rhythm=Choice.Rhythm.WEEKLY, weekday=Choice.Weekday.WEDNESDAY)
    with acts(ada):
        make_reminder(ada, TODAY - 9 * DAY, case)

    for hours in range(0, 14 * 24, 3):
        write(ada, datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC) + hours * HOUR)

    with acts(ada):
        sent = Digest.objects.sent().order_by("day").values_list("day", flat=True)
        assert [day.isoformat() for day in sent] == ["2026-11-18", "2026-11-25", "2026-12-02"]


def test_on_which_days_she_was_written_to_is_forgotten(ada, plan, acts):
    with acts(ada):
        Digest.objects.create(recipient=ada, day=TODAY - 91 * DAY, state=State.SENT)
        Digest.objects.create(recipient=ada, day=TODAY - 90 * DAY, state=State.SENT)

    plan(ada)

    with acts(ada):
        assert set(Digest.objects.values_list("day", flat=True)) == {TODAY, TODAY - 90 * DAY}
