"""The dates of this pillar that must not be missed."""

import datetime

import pytest

from cases.models import Case
from cases.reminders import engine
from cases.reminders.models import Reminder
from coalesce.days import months_after
from pillars.economic import actions
from pillars.economic.kinds import HOMES, LANGUAGES, LEARNING, PROGRAMMES, RIGHT_TO_WORK
from pillars.economic.models import Home
from tests.pillars.conftest import TODAY
from tests.pillars.economic.conftest import after

DAY = datetime.timedelta(days=1)


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


@pytest.fixture
def latvia(hope):
    """Her organisation works in Latvia, whose law sets a programme of 180 days and two years of talks after it."""
    hope.country = "LV"
    hope.save()


def test_a_state_shelter_that_told_no_day_has_the_one_that_the_law_suggests(ada, acts, write):
    with acts(ada):
        write(HOMES, since=TODAY, stay_ends_on=None)

        assert told("R12S", after(13)) == []
        assert told("R12S", after(14)) == [("Ada", 14)]
        assert told("R12", after(28)) == []


def test_its_own_day_takes_the_place_of_the_suggestion(ada, acts, write):
    with acts(ada):
        home = write(HOMES, since=TODAY, stay_ends_on=None)
        told("R12S", after(14))
        Home.objects.filter(pk=home.pk).update(stay_ends_on=after(40))

        assert told("R12S", after(28)) == []


@pytest.mark.parametrize("changes", [{"kind": "NGO_FLAT"}, {"until": TODAY}])
def test_only_a_stay_in_a_state_shelter_is_counted(ada, acts, write, changes):
    with acts(ada):
        write(HOMES, **{"since": TODAY, "stay_ends_on": None} | changes)

        assert told("R12S", after(28)) == []


@pytest.mark.parametrize("days, lead", [(46, None), (45, 45), (30, 30), (14, 14), (-2, 14)])
def test_the_end_of_a_programme_comes_nearer(ada, acts, write, days, lead):
    with acts(ada):
        write(PROGRAMMES, since=after(-10), ends_on=after(100))

        assert told("R13", after(100 - days)) == ([("Ada", lead)] if lead else [])


def test_a_programme_without_a_day_has_the_one_that_the_law_suggests(ada, latvia, acts, write):
    with acts(ada):
        write(PROGRAMMES, since=TODAY)

        assert told("R13S", after(134)) == []
        assert told("R13S", after(135)) == [("Ada", 45)]
        assert told("R13", after(180)) == []


def test_where_no_law_sets_a_length_nothing_is_suggested(ada, acts, write):
    with acts(ada):
        write(PROGRAMMES, since=TODAY)

        assert told("R13S", after(400)) == []


def test_a_programme_that_has_ended_ends_no_more(ada, latvia, acts, write):
    with acts(ada):
        write(PROGRAMMES, since=after(-180), ends_on=TODAY, until=TODAY)
        write(PROGRAMMES, since=after(-180), until=TODAY)

        assert told("R13") == told("R13S") == []


def test_talks_that_are_left_are_told_each_quarter_for_two_years(ada, latvia, acts, write):
    with acts(ada):
        write(PROGRAMMES, since=after(-100), until=TODAY, talks_held=4)
        quarter, half = months_after(TODAY, 3), months_after(TODAY, 6)

        assert told("R14", quarter - DAY) == []
        assert told("R14", quarter) == [("Ada", 0)]
        assert told("R14", half) == [("Ada", 0)]
        assert set(Reminder.objects.open().filter(rule="R14").values_list("due_on", flat=True)) == {half}
        assert told("R14", months_after(TODAY, 24)) == [("Ada", 0)]
        assert told("R14", months_after(TODAY, 24) + DAY) == []


def test_after_five_talks_none_is_left(ada, latvia, acts, write):
    with acts(ada):
        write(PROGRAMMES, since=after(-100), until=TODAY, talks_held=5)

        assert told("R14", months_after(TODAY, 3)) == []


def test_talks_are_for_the_countries_that_pay_them(ada, acts, write):
    with acts(ada):
        write(PROGRAMMES, since=after(-100), until=TODAY)

        assert told("R14", months_after(TODAY, 3)) == []


def test_after_a_closure_she_is_asked_only_if_she_agreed_to_be(ada, latvia, acts, write):
    with acts(ada):
        write(PROGRAMMES, since=after(-100), until=TODAY)
        Case.objects.update(state=Case.State.CLOSED)
        quarter = months_after(TODAY, 3)
        assert told("R14", quarter) == []
        Case.objects.update(aftercare_until=quarter)

        assert told("R14", quarter) == [("Ada", 0)]
        assert told("R14", quarter + DAY) == []


def test_another_organisation_hears_of_no_programme(ada, eve, acts, write):
    with acts(ada):
        write(PROGRAMMES, since=after(-10), ends_on=after(10))
    with acts(eve):
        assert told("R13") == []
