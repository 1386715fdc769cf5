"""The days that her decisions leave behind."""

import datetime

import pytest
from django.utils import timezone

from cases import actions
from cases.models import Case, Consent
from cases.reminders import engine
from cases.reminders.models import Reminder
from coalesce.days import months_after

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
SERVICE = Consent.Purpose.SERVICE


@pytest.fixture
def case(ada, acts):
    with acts(ada):
        return actions.register_woman(identity={"first_name": "Blessing"}, by=ada)


def told(rule, day):
    engine.make_due_reminders(day)
    return list(Reminder.objects.open().filter(rule=rule).values_list("due_on", "lead_days"))


def test_whether_she_is_supported_is_asked_again_each_year(case, ada, acts):
    with acts(ada):
        actions.give_consent(case=case, purpose=SERVICE, by=ada)
        year = months_after(TODAY, 12)

        assert told("R22", year - 31 * DAY) == []
        assert told("R22", year - 30 * DAY) == [(year, 30)]
        assert told("R22", year - 7 * DAY) == [(year, 7)]


def test_a_consent_that_ends_is_told_before_its_day(case, ada, harbour, acts):
    with acts(ada):
        ends = TODAY + 40 * DAY
        about = {"purpose": "share_referral", "recipient": harbour, "categories": ["needs"], "expires_on": ends}
        actions.give_consent(case=case, by=ada, **about)

        assert told("R22", ends - 20 * DAY) == [(ends, 30)]


def test_her_new_decision_ends_the_reminder(case, ada, acts):
    with acts(ada):
        actions.give_consent(case=case, purpose=SERVICE, by=ada)
        day = months_after(TODAY, 12) - 7 * DAY
        told("R22", day)
        actions.refuse_consent(case=case, purpose=SERVICE, by=ada)

        assert told("R22", day) == []


def test_a_closed_case_asks_for_nothing(case, ada, acts):
    with acts(ada):
        actions.give_consent(case=case, purpose=SERVICE, by=ada)
        Case.objects.update(state=Case.State.CLOSED)

        assert told("R22", months_after(TODAY, 12)) == []


def test_an_intake_that_asked_her_nothing_is_told_after_two_weeks(case, ada, acts):
    with acts(ada):
        assert told("ASKHER", TODAY + 13 * DAY) == []
        assert told("ASKHER", TODAY + 14 * DAY) == [(TODAY + 14 * DAY, 0)]


def test_who_was_asked_is_not_asked_for(case, ada, acts):
    with acts(ada):
        actions.refuse_consent(case=case, purpose=Consent.Purpose.RECORD_KEEPING, by=ada)

        assert told("ASKHER", TODAY + 14 * DAY) == []
