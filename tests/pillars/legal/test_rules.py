"""Which dates of the legal pillar are told, when, and in which words."""

import datetime

import pytest

from cases.models import Case
from cases.reminders import engine, rules
from cases.reminders.models import Reminder
from pillars.legal import actions
from pillars.legal.models import Deadline
from pillars.legal.rules import RULES
from tests.pillars.legal.conftest import REFLECTION, STATUS, days, moment

CODES = [rule.code for rule in RULES]


def told(day=0):
    engine.make_due_reminders(days(day))
    kept = Reminder.objects.open().filter(rule__in=CODES)
    return list(kept.order_by("rule", "lead_days").values_list("rule", "lead_days").distinct())


@pytest.mark.parametrize("left, lead", [(15, None), (14, 14), (7, 7), (3, 3), (1, 1), (0, 1)])
def test_r01_the_end_of_a_reflection_period_is_told(ada, acts, records, left, lead):
    with acts(ada):
        records.reflection(ends_on=days(left), from_letter=True)

        assert told() == ([] if lead is None else [("R01", lead)])


def test_r01_a_suggested_end_says_so_until_it_is_confirmed(ada, acts, records):
    with acts(ada):
        period = records.reflection(ends_on=days(5))
        assert told() == [("R01S", 7)]
        assert rules.of("R01S").sentence == "Suggested, check the letter."

        values = REFLECTION | {"ends_on": days(5), "from_letter": True}
        actions.correct_reflection(period=period, version=1, by=ada, **values)
        assert told() == [("R01", 7)]


def test_r01_counts_an_extension_and_ends_with_what_came_next(ada, acts, records):
    with acts(ada):
        records.reflection(ends_on=days(3), from_letter=True, extended_to=days(7))
        assert told() == [("R01", 7)]

        records.status(kind="THB_PERMIT_PERSONAL", valid_from=days(0), expires_on=days(300))
        assert told() == []


def test_r03_an_end_that_is_open_needs_no_renewal(ada, acts, records):
    with acts(ada):
        records.status(valid_from=days(-100), expires_on=days(-1))
        assert told() == [("R03", 14)]

        records.status(kind="LONG_TERM_RESIDENT", valid_from=days(0))
        assert told() == []


def test_r04_a_decision_that_is_overdue_is_told_until_it_came(ada, acts, records):
    asked = {"applied_on": days(-90), "decision_due": days(2)}
    with acts(ada):
        permit = records.status(**asked)
        assert told(1) == []
        assert told(2) == [("R04", 0)]

        values = STATUS | asked | {"decided_on": days(0), "decision": "granted"}
        actions.correct_permit(permit=permit, version=1, by=ada, **values)
        assert told(2) == []


@pytest.mark.parametrize("left, lead", [(8, None), (7, 7), (3, 3), (1, 1), (0, 0)])
def test_r06_the_last_day_for_an_appeal_is_told_up_to_the_day_itself(ada, acts, records, left, lead):
    with acts(ada):
        records.deadline(due_on=days(left), from_letter=True)

        assert told() == ([] if lead is None else [("R06", lead)])


def test_r06_an_appeal_that_was_made_is_told_no_more(ada, acts, records):
    with acts(ada):
        deadline = records.deadline(due_on=days(3), from_letter=True)
        values = {"kind": "appeal", "due_on": days(3), "from_letter": True, "done_on": days(0)}
        actions.correct_deadline(deadline=deadline, version=1, by=ada, **values)

        assert told() == []


@pytest.mark.parametrize("left, lead", [(15, None), (14, 14), (7, 7), (1, 1)])
def test_r07_an_appointment_is_told(ada, acts, records, left, lead):
    with acts(ada):
        records.hearing(at=moment(left))

        assert told() == ([] if lead is None else [("R07", lead)])


def test_r07_the_day_is_the_one_on_the_clock_of_the_organisation(ada, acts, records):
    ada.organisation.timezone = "Pacific/Kiritimati"
    ada.organisation.save()
    evening = datetime.datetime.combine(days(14), datetime.time(23), tzinfo=datetime.UTC)
    with acts(ada):
        records.hearing(at=evening)
        engine.make_due_reminders(days(1))

        assert Reminder.objects.filter(rule="R07").first().due_on == days(15)


@pytest.mark.parametrize(
    "kind, left, rule, lead",
    [
        ("asylum", 14, "R08", 14),
        ("asylum", 3, "R08", 3),
        ("compensation", 180, "R09", 180),
        ("compensation", 90, "R09", 90),
        ("compensation", 30, "R09", 30),
        ("answer", 7, "R06L", 7),
    ],
)
def test_r08_r09_and_other_deadlines_are_told_in_their_time(ada, acts, records, kind, left, rule, lead):
    with acts(ada):
        records.deadline(kind=kind, due_on=days(left), from_letter=True)

        assert told() == [(rule, lead)]


def test_every_deadline_has_a_rule(ada, acts, records):
    kinds = Deadline.Kind.values
    with acts(ada):
        for kind in kinds:
            records.deadline(kind=kind, due_on=days(2), from_letter=True)

        told()

        ours = Reminder.objects.filter(rule__in=CODES)
        assert ours.values("object_id").distinct().count() == len(kinds)


def test_a_closed_case_asks_for_nothing(ada, case, acts, records):
    with acts(ada):
        records.deadline(due_on=days(1), from_letter=True)
        records.hearing(at=moment(1))
        records.reflection(ends_on=days(1), from_letter=True)
        Case.objects.filter(pk=case.pk).update(state=Case.State.CLOSED)

        assert told() == []
