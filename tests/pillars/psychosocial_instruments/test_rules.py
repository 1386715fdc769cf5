"""R19: a questionnaire that she filled in is offered again: after half a year, every year, and at the end."""

import datetime

import pytest

from cases.models import Case, StateChange
from cases.reminders.models import Reminder
from coalesce.days import months_after
from pillars.psychosocial.instruments.actions import administer
from pillars.psychosocial.instruments.catalogue import GAD7
from tests.pillars.conftest import FIRST_CONTACT, TODAY
from tests.pillars.psychosocial_instruments.conftest import went_through
from tests.reminders.telling import told

DAY = datetime.timedelta(days=1)
HALF_A_YEAR, ELEVEN_MONTHS, A_YEAR = (months_after(TODAY, months) for months in (6, 11, 12))


def test_the_first_one_is_offered_again_after_half_a_year(ada, noor, case, acts):
    with acts(ada):
        administer(**went_through(case, noor))

        assert told("R19", HALF_A_YEAR - 15 * DAY) == []
        assert told("R19", HALF_A_YEAR - 14 * DAY) == [(HALF_A_YEAR, "Ada"), (HALF_A_YEAR, "Noor")]


def test_the_second_one_after_a_year(ada, noor, case, acts):
    with acts(ada):
        administer(**went_through(case, noor, held_on=FIRST_CONTACT))
        assert len(told("R19", TODAY)) == 2
        administer(**went_through(case, noor, timepoint="t1"))

        assert told("R19", A_YEAR - 15 * DAY) == []
        assert {day for day, _name in told("R19", A_YEAR)} == {A_YEAR}


def test_that_she_declined_is_an_answer(ada, noor, case, acts):
    with acts(ada):
        administer(**went_through(case, noor, held_on=FIRST_CONTACT))
        assert Reminder.objects.open().filter(rule="R19").exists()
        administer(**went_through(case, noor, answers=[None] * 5, declined=True))

        assert not Reminder.objects.open().filter(rule__in=("R19", "R20")).exists()


def test_each_questionnaire_has_its_own_rhythm(ada, noor, case, acts):
    with acts(ada):
        administer(**went_through(case, noor, held_on=FIRST_CONTACT))
        administer(**went_through(case, noor, instrument=GAD7, answers=[1] * 7))

        assert {day for day, _name in told("R19", TODAY)} == {months_after(FIRST_CONTACT, 6)}


def ask_for_the_closure(case):
    Case.objects.filter(pk=case.pk).update(state="closure_requested")
    StateChange.objects.create(case=case, woman_id=case.woman_id, start="active", to="closure_requested")


def test_before_the_end_it_is_offered_once_more(ada, noor, case, acts):
    with acts(ada):
        administer(**went_through(case, noor))
        assert told("R19E", TODAY) == []
        ask_for_the_closure(case)

        assert told("R19E", TODAY) == [(TODAY, "Ada"), (TODAY, "Noor")]
        assert told("R19", HALF_A_YEAR) == []


def test_the_one_at_the_end_is_the_last(ada, noor, case, acts):
    with acts(ada):
        administer(**went_through(case, noor, held_on=FIRST_CONTACT))
        administer(**went_through(case, noor, timepoint="exit"))
        ask_for_the_closure(case)

        assert told("R19E", TODAY) == told("R19", A_YEAR) == []


@pytest.mark.parametrize("rule", ["R19", "R19E"])
def test_a_closed_case_and_another_organisation_hear_nothing(ada, eve, noor, case, acts, rule):
    with acts(ada):
        administer(**went_through(case, noor))
        Case.objects.update(state="closed")
        assert told(rule, A_YEAR) == []
    with acts(eve):
        assert told(rule, A_YEAR) == []
