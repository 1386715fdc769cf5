"""R17 and TALK: an assessment that waits, and the day on which she agreed to talk again."""

import datetime

import pytest

from cases import actions as case_actions
from cases.models import Case
from cases.reminders.models import Reminder
from tests.pillars.conftest import TODAY, agree
from tests.reminders.telling import told
from tests.talks.conftest import INITIAL, REVIEW, keep

DAY = datetime.timedelta(days=1)
BEFORE = TODAY - 30 * DAY
LATER = TODAY + 20 * DAY


@pytest.fixture
def opened(case, ada, acts):
    """Her case on its way to a plan, opened today, with a record that she agreed to."""
    with acts(ada):
        agree(case, purpose="record_keeping")
        Case.objects.filter(pk=case.pk).update(state="assessment", opened_on=TODAY)
        case.refresh_from_db()
    return case


def test_an_assessment_that_is_not_complete_is_told_after_two_weeks(ada, opened, acts):
    with acts(ada):
        keep(opened, ada, INITIAL, is_complete=False)

        assert told("R17", TODAY + 13 * DAY) == []
        assert told("R17", TODAY + 14 * DAY) == [(TODAY + 14 * DAY, "Ada")]


def test_its_end_ends_the_reminder(ada, opened, acts):
    with acts(ada):
        told("R17", TODAY + 14 * DAY)
        keep(opened, ada, INITIAL)

        assert told("R17", TODAY + 14 * DAY) == []


def test_a_talk_that_was_had_leaves_her_day_at_once(ada, opened, acts):
    with acts(ada):
        Case.objects.filter(pk=opened.pk).update(opened_on=TODAY - 20 * DAY)
        assert len(told("R17", TODAY)) == 1
        keep(opened, ada, INITIAL)

        assert not Reminder.objects.open().filter(rule__in=("R17", "R20")).exists()


def test_another_talk_does_not_stand_for_it(ada, opened, acts):
    with acts(ada):
        keep(opened, ada, REVIEW)

        assert len(told("R17", TODAY + 14 * DAY)) == 1


def test_she_is_not_assessed_where_she_wants_no_record(ada, opened, acts):
    with acts(ada):
        case_actions.withdraw_consent(consent=opened.consents.get(purpose="record_keeping"), by=ada)

        assert told("R17", TODAY + 14 * DAY) == []


@pytest.mark.parametrize(
    "state, count", [("intake", 1), ("enquiry", 0), ("planning", 0), ("on_hold", 0), ("closed", 0)]
)
def test_it_is_asked_for_between_the_opening_and_the_plan(ada, opened, acts, state, count):
    with acts(ada):
        Case.objects.update(state=state)

        assert len(told("R17", TODAY + 14 * DAY)) == count


def test_the_day_on_which_they_agreed_to_talk_again_is_told_a_week_before(ada, case, acts):
    with acts(ada):
        keep(case, ada, REVIEW, next_on=LATER)

        assert told("TALK", LATER - 8 * DAY) == []
        assert told("TALK", LATER - 7 * DAY) == told("TALK", LATER) == [(LATER, "Ada")]


def test_the_next_talk_takes_the_place_of_the_one_before(ada, case, acts):
    with acts(ada):
        keep(case, ada, REVIEW, held_on=BEFORE, next_on=TODAY)
        assert len(told("TALK", TODAY)) == 1
        keep(case, ada, REVIEW, next_on=LATER)

        assert told("TALK", TODAY) == []
        assert told("TALK", LATER) == [(LATER, "Ada")]


def test_a_closed_case_asks_for_no_talk(ada, case, acts):
    with acts(ada):
        keep(case, ada, REVIEW, next_on=LATER)
        Case.objects.update(state="closed")

        assert told("TALK", LATER) == []


def test_another_organisation_hears_of_neither(ada, eve, opened, acts):
    with acts(ada):
        keep(opened, ada, REVIEW, next_on=LATER)
    with acts(eve):
        assert told("R17", LATER) == told("TALK", LATER) == []
