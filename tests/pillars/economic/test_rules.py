"""The three dates of this pillar that must not be missed."""

import pytest

from cases.models import Case
from cases.reminders import engine
from cases.reminders.models import Reminder
from pillars.economic import actions
from pillars.economic.kinds import HOMES, LANGUAGES, LEARNING, RIGHT_TO_WORK
from pillars.economic.models import Home
from tests.pillars.conftest import TODAY
from tests.pillars.economic.conftest import after


def told(rule, day=TODAY):
    engine.make_due_reminders(day)
    rows = Reminder.objects.filter(rule=rule, state=Reminder.State.OPEN).order_by("recipient__name")
    return list(rows.values_list("recipient__name", "lead_days"))


@pytest.mark.parametrize("days, lead", [(15, None), (14, 14), (1, 14)])
def test_the_worker_and_the_economic_specialist_hear_that_she_will_be_allowed_to_work(ada, acts, write, days, lead):
    with acts(ada):
        write(RIGHT_TO_WORK, since=after(days))

        assert told("R11") == ([("Ada", 14), ("Edda", 14)] if lead else [])


def test_a_right_to_work_of_long_ago_reminds_nobody(ada, acts, write):
    with acts(ada):
        write(RIGHT_TO_WORK, since=after(-400))

        assert told("R11") == []


@pytest.mark.parametrize("days, lead", [(15, None), (14, 14), (7, 7), (3, 3), (-2, 3)])
def test_the_end_of_a_stay_comes_nearer(ada, acts, write, days, lead):
    with acts(ada):
        write(HOMES, since=after(-100), stay_ends_on=after(days))

        assert told("R12") == ([("Ada", lead)] if lead else [])


def test_a_shelter_that_told_no_day_reminds_nobody(ada, acts, write):
    with acts(ada):
        write(HOMES, since=after(-100), stay_ends_on=None)

        assert told("R12") == []


def test_when_she_has_moved_the_reminder_is_gone(ada, acts, write):
    with acts(ada):
        write(HOMES, since=after(-20), stay_ends_on=after(5))
        assert told("R12") == [("Ada", 7)]
        write(HOMES, since=TODAY, stay_ends_on=None, ends_former=True)

        assert told("R12") == []
        assert Home.objects.filter(until=TODAY).count() == 1


@pytest.mark.parametrize("days, heard", [(15, False), (14, True), (0, True)])
def test_the_end_of_a_language_course_asks_for_a_test(ada, acts, write, days, heard):
    with acts(ada):
        write(LEARNING, since=after(-90), until=after(days))

        assert told("R30") == ([("Ada", 14), ("Edda", 14)] if heard else [])


def test_a_test_in_that_language_ends_the_reminder(ada, acts, write):
    with acts(ada):
        write(LEARNING, since=after(-90), until=TODAY)
        write(LANGUAGES, language="eng", reached_on=TODAY)
        assert len(told("R30")) == 2
        write(LANGUAGES, language="ell", reached_on=TODAY)

        assert told("R30") == []


def test_a_course_that_she_left_asks_for_no_test(ada, acts, write):
    with acts(ada):
        course = write(LEARNING, since=after(-90), until=after(5))
        assert len(told("R30")) == 2
        values = {"outcome": "LEFT", "since": after(-90), "until": TODAY, "kind": "LANGUAGE_COURSE", "language": "ell"}
        actions.correct(kind=LEARNING, row=course, version=1, values=values, by=ada)

        assert told("R30") == []


def test_a_closed_case_reminds_nobody(ada, acts, write):
    with acts(ada):
        write(HOMES, since=after(-20), stay_ends_on=after(5))
        write(LEARNING, since=after(-90), until=after(5))
        write(RIGHT_TO_WORK, since=after(5))
        Case.objects.update(state=Case.State.CLOSED)

        assert [told(rule) for rule in ("R11", "R12", "R30")] == [[], [], []]
