"""R32 and R33: an organisation's manager hears by when figures are expected, and a coordinator's figures end it."""

import datetime

import pytest

from cases.reminders.models import Reminder
from reporting.catalogue import REACHED
from reporting.models import Release
from tests.reminders.telling import told

FREEZE = datetime.date(2026, 10, 15)
STATISTICS = datetime.date(2026, 9, 30)
DAY = datetime.timedelta(days=1)


def test_the_end_of_a_quarter_is_told_ten_days_and_three_days_before_it_is_counted(mia, acts):
    with acts(mia):
        assert told("R32", FREEZE - 11 * DAY) == []
        assert told("R32", FREEZE - 10 * DAY) == told("R32", FREEZE - 3 * DAY) == [(FREEZE, "Mia")]
        assert set(Reminder.objects.filter(rule="R32").values_list("lead_days", flat=True)) == {10, 3}


def test_it_is_the_same_date_at_every_run(mia, acts):
    with acts(mia):
        told("R32", FREEZE)
        told("R32", FREEZE)

        assert Reminder.objects.filter(rule="R32").count() == 1


def test_figures_that_are_released_need_no_more_records(mia, cora, acts):
    with acts(mia):
        told("R32", FREEZE)
        values = {"definition": REACHED.definition, "until": "2026-Q3", "asked_by": cora}
        Release.objects.create(**values, state=Release.State.MADE)

        assert told("R32", FREEZE) == []


def test_it_gives_way_when_nobody_said_that_it_was_done(mia, acts):
    with acts(mia):
        told("R32", FREEZE)

        assert told("R32", FREEZE + 45 * DAY) == []
        assert told("R32", datetime.date(2027, 1, 5)) == [(datetime.date(2027, 1, 15), "Mia")]


def test_the_yearly_statistics_are_told_two_months_before(mia, acts):
    with acts(mia):
        assert told("R33", STATISTICS - 61 * DAY) == []
        assert told("R33", STATISTICS - 60 * DAY) == told("R33", STATISTICS) == [(STATISTICS, "Mia")]


@pytest.mark.parametrize("rule, day", [("R32", FREEZE), ("R33", STATISTICS)])
def test_an_organisation_that_works_with_no_women_has_no_figures(hope, mia, acts, rule, day):
    hope.gesim_site = False
    hope.save()
    with acts(mia):
        assert told(rule, day) == []


@pytest.mark.parametrize("rule, day", [("R32", FREEZE), ("R33", STATISTICS)])
def test_caseworkers_are_spared(ada, acts, rule, day):
    with acts(ada):
        assert told(rule, day) == []
