"""R38: supervisors hear who leads too many cases, without being asked to look."""

import datetime

import pytest

from cases import actions as case_actions
from cases.doors.actions import seal_case
from cases.models import Case
from cases.reminders import rules
from cases.reminders.models import Reminder
from tests.reminders.telling import told

MONDAY = datetime.date(2026, 11, 16)


def day(days):
    return MONDAY + datetime.timedelta(days=days)


@pytest.fixture
def too_many(ada, agreed, leads):
    """Ada leads four, and three are the most."""
    agreed()
    return leads(ada, 4)


def test_the_supervisor_hears_it_of_the_one_who_leads_too_many(ada, ben, ines, leads, too_many, acts):
    leads(ines, 3)
    with acts(ada):
        assert told("R38", day(3)) == [(MONDAY, "Ben")]
        reminder = Reminder.objects.get(rule="R38")

    assert (reminder.object_id, reminder.case, reminder.woman) == (ada.code, None, None)
    assert rules.of("R38").link(reminder.object_id) == "/caseload/"


def test_one_case_fewer_ends_it(ada, too_many, acts):
    with acts(ada):
        told("R38", day(0))
        Case.objects.filter(pk=too_many[0].pk).update(state="closed")

        assert told("R38", day(1)) == []


def test_while_it_lasts_it_is_told_anew_each_week(ada, ben, too_many, acts):
    with acts(ada):
        told("R38", day(0))
        Reminder.objects.update(state=Reminder.State.DONE)

        assert told("R38", day(6)) == []
        assert told("R38", day(7)) == [(day(7), "Ben")]


def test_a_number_of_her_own_counts_instead(ada, ben, ines, agreed, leads, acts):
    agreed(own={ines: 1})
    leads(ines, 2)
    with acts(ada):
        assert told("R38", day(0)) == [(MONDAY, "Ben")]


def test_a_sealed_case_is_not_counted(ada, ben, too_many, acts):
    with acts(ada):
        seal_case(case=case_actions.open_enquiry(by=ada, need="A bed"), reason="Her cousin works here.", by=ada)
        Case.objects.filter(pk=too_many[0].pk).update(state="closed")

        assert told("R38", day(0)) == []


def test_another_organisation_hears_nothing(eve, too_many, acts):
    with acts(eve):
        assert told("R38", day(0)) == []
