"""How much waits for somebody."""

import uuid

import pytest

from cases.reminders.digest.counting import Counts, waiting_for
from cases.reminders.digest.models import Choice, Digest, choice_of
from cases.reminders.digest.rhythm import Rhythm
from cases.reminders.models import Reminder
from tests.digest.conftest import DAY, MORNING, TODAY, choose, make_reminder
from tests.reminders.conftest import make_case


@pytest.fixture
def counted(acts, hope):
    def count(person, now=MORNING):
        with acts(person):
            return waiting_for(person, Rhythm(choice_of(person), hope), now)

    return count


def test_what_is_due_today_and_what_is_overdue_is_counted(ada, case, acts, counted):
    with acts(ada):
        for days in (-9, -1, 0, 0, 1):
            make_reminder(ada, TODAY + days * DAY, case)

    assert counted(ada) == Counts(due=2, overdue=2)


def test_on_a_friday_what_is_due_at_the_weekend_is_counted_too(ada, case, acts, counted):
    friday = TODAY + 3 * DAY
    with acts(ada):
        for days in (0, 1, 2, 3):
            make_reminder(ada, friday + days * DAY, case)

    assert counted(ada, now=MORNING + 3 * DAY) == Counts(due=3)


def test_a_weekly_letter_counts_the_week(ada, case, acts, counted):
    choose(ada, rhythm=Choice.Rhythm.WEEKLY, weekday=TODAY.weekday())
    with acts(ada):
        for days in (0, 6, 7):
            make_reminder(ada, TODAY + days * DAY, case)

    assert counted(ada) == Counts(due=2)


def test_what_comes_later_is_counted_once_when_it_is_new(ada, case, acts, counted):
    with acts(ada):
        make_reminder(ada, TODAY + 90 * DAY, case, made_at=MORNING - DAY / 24)
        make_reminder(ada, TODAY + 90 * DAY, case, made_at=MORNING - 3 * DAY)
    assert counted(ada) == Counts(coming=1)

    with acts(ada):
        Digest.objects.create(recipient=ada, day=TODAY, state=Digest.State.SENT, ended_at=MORNING)
    assert not counted(ada, now=MORNING + DAY)


def test_a_date_that_was_told_twice_is_one(ada, case, acts, counted):
    date = {"object_id": uuid.uuid4()}
    with acts(ada):
        make_reminder(ada, TODAY, case, lead_days=30, **date)
        make_reminder(ada, TODAY, case, lead_days=7, **date)

    assert counted(ada) == Counts(due=1)


def test_what_is_done_or_put_off_is_not_counted_until_it_comes_back(ada, case, acts, counted):
    with acts(ada):
        make_reminder(ada, TODAY, case, state=Reminder.State.DONE)
        make_reminder(ada, TODAY, case, snoozed_until=TODAY + DAY, snooze_reason="waiting")

    assert not counted(ada)
    assert counted(ada, now=MORNING + DAY) == Counts(overdue=1)


def test_another_persons_tasks_are_not_counted(ada, ben, lea, eve, case, acts, counted):
    with acts(eve):
        make_reminder(eve, TODAY, make_case(eve, code="DE-7F3K9"))
    with acts(ada):
        make_reminder(ada, TODAY, case)

    assert counted(ada) == Counts(due=1)
    assert not counted(lea)
