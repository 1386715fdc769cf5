"""The dates of somebody on leave: in the day of her stand-in; those of a sealed case go to the people of its seal."""

import pytest
from django.urls import reverse

from cases import actions as case_actions
from cases.doors.actions import seal_case
from cases.models import Leave
from cases.reminders import engine
from cases.reminders.keeping_up import keep_up
from cases.reminders.models import Reminder
from cases.standing_in import actions, handing_over
from coalesce.permissions import Role
from pillars.legal.models import ResidencePermit
from tests.cast import make_person
from tests.standing_in.conftest import day

MY_DAY = reverse("reminders:my_day")
RULE = "R03"


@pytest.fixture
def ending(cases, ada, acts):
    """Both women's permits end in some days, and Ada has been told."""
    with acts(ada):
        for case in cases:
            ResidencePermit.objects.create(case=case, woman_id=case.woman_id, kind="REFUGEE", expires_on=day(20))
        engine.make_due_reminders(day(0))
    return cases


@pytest.fixture
def pia(hope):
    """A psychologist, whom the rule would not tell by itself."""
    return make_person("Pia", hope, Role.SPECIALIST_PSYCHOSOCIAL)


def told(case, acts, person):
    """Who has an open reminder of the permit of a case."""
    with acts(person):
        mine = Reminder.objects.open().filter(case=case, rule=RULE).select_related("recipient")
        return {reminder.recipient for reminder in mine}


def test_they_stand_in_the_day_of_her_stand_in_and_go_with_the_leave(ada, ines, ending, away, acts, browse):
    assert ending[0].code not in browse(ines).get(MY_DAY).content.decode()

    leave = away()
    assert ending[0].code in browse(ines).get(MY_DAY).content.decode()
    with acts(ada):
        Leave.objects.filter(pk=leave.pk).update(begins_on=day(-9), ends_on=day(-1))

    assert ending[0].code not in browse(ines).get(MY_DAY).content.decode()


def test_her_stand_in_sees_to_one_and_it_is_done(ada, ines, ending, away, acts, browse):
    away()
    with acts(ada):
        reminder = Reminder.objects.open().get(case=ending[0], rule=RULE)

    browse(ines).post(reverse("reminders:finish", args=[reminder.pk]))

    with acts(ada):
        assert Reminder.objects.get(pk=reminder.pk).state == Reminder.State.DONE


def test_those_of_a_sealed_case_go_to_its_team_and_not_to_her_stand_in(ada, ines, pia, ending, away, acts, browse):
    sealed, other = ending
    with acts(ada):
        case_actions.join_team(case=sealed, user=pia, by=ada)
        seal_case(case=sealed, reason="A colleague is her cousin", by=ada)
    leave = away()
    with acts(ada):
        engine.make_due_reminders(day(0))

    assert told(sealed, acts, ada) == {ada, pia}
    assert told(other, acts, ada) == {ada}
    page = browse(ines).get(MY_DAY).content.decode()
    assert other.code in page
    assert sealed.code not in page
    with acts(ada):
        Leave.objects.filter(pk=leave.pk).update(begins_on=day(-9), ends_on=day(-1))
        engine.make_due_reminders(day(0))
    assert told(sealed, acts, ada) == {ada}


def test_the_team_of_a_sealed_case_hears_within_minutes_that_she_fell_ill_and_that_she_is_back(
    ada, pia, ending, away, acts
):
    sealed, _other = ending
    with acts(ada):
        case_actions.join_team(case=sealed, user=pia, by=ada)
        seal_case(case=sealed, reason="A colleague is her cousin", by=ada)
    kept_up(acts, ada)
    leave = away()
    kept_up(acts, ada)
    assert told(sealed, acts, ada) == {ada, pia}

    with acts(ada):
        actions.end_leave(leave=leave, by=ada)
    kept_up(acts, ada)

    assert told(sealed, acts, ada) == {ada}


def kept_up(acts, person):
    with acts(person):
        keep_up()


def test_after_a_hand_over_the_next_run_tells_the_receiver_and_nobody_twice(ada, ines, ben, ending, acts, browse):
    with acts(ben):
        handing_over.hand_over(person=ada, moves={case.pk: ines for case in ending}, by=ben)
    assert ending[0].code in browse(ines).get(MY_DAY).content.decode()

    with acts(ben):
        engine.make_due_reminders(day(0))

    assert [told(case, acts, ben) for case in ending] == [{ines}, {ines}]
    assert ending[0].code in browse(ines).get(MY_DAY).content.decode()
    assert ending[0].code not in browse(ada).get(MY_DAY).content.decode()
