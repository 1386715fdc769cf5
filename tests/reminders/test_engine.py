"""Each reminder is made once, and none is lost."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.models import Case
from cases.reminders import actions, engine, rules
from cases.reminders.models import Reminder
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from pillars.legal.models import ResidencePermit
from tests.cast import make_person
from tests.reminders.conftest import TODAY, after, make_case, make_permit

LEADS = (90, 60, 30, 14)
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def only_permits(monkeypatch):
    """One rule, so that what a run makes can be counted."""
    permit_ends = rules.of("R03")
    monkeypatch.setattr(rules, "every", lambda: [permit_ends])


def run(day=TODAY):
    return engine.make_due_reminders(day)


def kept(**wanted):
    rows = Reminder.objects.filter(**wanted).order_by("lead_days", "recipient__name")
    return list(rows.values_list("lead_days", "recipient__name", "state"))


@pytest.mark.parametrize("days, lead", [(90, 90), (61, 90), (60, 60), (30, 30), (14, 14), (0, 14), (-40, 14)])
def test_the_worker_and_the_legal_specialist_are_told_at_the_nearest_lead(ada, case, acts, days, lead):
    with acts(ada):
        make_permit(case, after(days))
        run()

        assert kept() == [(lead, "Ada", "open"), (lead, "Lea", "open")]


def test_a_permit_that_ends_in_91_days_is_told_tomorrow(ada, case, acts):
    with acts(ada):
        make_permit(case, after(91))
        run()
        assert kept() == []

        run(TODAY + DAY)
        assert kept(recipient=ada) == [(90, "Ada", "open")]


def test_running_again_makes_nothing_more(ada, case, acts):
    with acts(ada):
        make_permit(case, after(20))

        assert run().made == 2
        assert run() == engine.Made(0, 0)


def test_what_was_done_stays_done_until_the_next_lead(ada, case, acts):
    with acts(ada):
        make_permit(case, after(60))
        run()
        actions.finish(reminder=Reminder.objects.get(recipient=ada), by=ada)

        run()
        assert kept(recipient=ada) == [(60, "Ada", "done")]

        run(TODAY + 30 * DAY)
        assert kept(recipient=ada) == [(30, "Ada", "open"), (60, "Ada", "done")]


def test_the_next_lead_takes_the_place_of_the_one_before(ada, case, acts):
    with acts(ada):
        make_permit(case, after(60))
        run()
        run(TODAY + 30 * DAY)

        assert kept(recipient=ada) == [(30, "Ada", "open"), (60, "Ada", "superseded")]


def test_a_renewal_ends_the_reminders_of_the_old_permit(ada, case, acts):
    with acts(ada):
        make_permit(case, after(20))
        run()
        make_permit(case, after(400))

        assert run() == engine.Made(made=0, superseded=2)
        assert {state for _lead, _name, state in kept()} == {"superseded"}


def test_a_date_that_was_put_right_and_wrong_again_is_told_again(ada, case, acts):
    with acts(ada):
        permit = make_permit(case, after(20))
        for expires_on in (after(20), after(300), after(20)):
            ResidencePermit.objects.filter(pk=permit.pk).update(expires_on=expires_on)
            run()

        assert kept(recipient=ada) == [(30, "Ada", "open")]


def test_a_closed_case_reminds_nobody_and_a_reopened_one_does(ada, case, acts):
    with acts(ada):
        make_permit(case, after(20))
        for state, expected in (("active", "open"), ("closed", "superseded"), ("active", "open")):
            Case.objects.update(state=state)
            run()
            assert kept(recipient=ada) == [(30, "Ada", expected)]


def test_who_takes_the_case_over_is_told_and_who_gave_it_up_is_not(ada, case, acts):
    zoe = make_person("Zoe", ada.organisation, Role.CASEWORKER)
    with acts(ada):
        make_permit(case, after(20))
        run()
        Case.objects.update(assigned_to=zoe)
        run()

        assert kept() == [(30, "Ada", "superseded"), (30, "Lea", "open"), (30, "Zoe", "open")]


def test_a_specialist_of_another_pillar_is_not_told(ada, acts):
    eva = make_person("Eva", ada.organisation, Role.SPECIALIST_ECONOMIC)
    with acts(ada):
        make_permit(make_case(ada, eva), after(20))
        run()

        assert kept() == [(30, "Ada", "open")]


def test_where_everyone_has_left_the_supervisor_is_told(ada, ben, lea, case, acts):
    for person in (ada, lea):
        person.is_active = False
        person.save()
    with acts(ben):
        make_permit(case, after(20))
        run()

        assert kept() == [(30, "Ben", "open")]


def test_the_other_organisation_gets_nothing(ada, eve, case, acts):
    with acts(ada):
        make_permit(case, after(20))
    with acts(eve):
        assert run().made == 0
    with acts(ada):
        assert run().made == 2


def test_a_run_for_one_case_leaves_the_others_alone(ada, case, acts):
    with acts(ada):
        make_permit(case, after(20))
        other = make_case(ada, code="CY-9ZZZ9")
        make_permit(other, after(20))
        run()
        ResidencePermit.objects.update(expires_on=after(300))

        engine.make_due_reminders(TODAY, case=other)

        assert kept(case=other) == [(30, "Ada", "superseded")]
        assert kept(case=case, recipient=ada) == [(30, "Ada", "open")]


def test_the_audit_holds_counts_alone(ada, case, acts):
    with acts(ada):
        make_permit(case, after(20))
        run()
    with acts(ada):
        assert AuditEntry.objects.get(event="reminders.made").details == {"made": 2, "superseded": 0}


def test_a_run_takes_as_many_queries_for_thirty_women_as_for_one(ada, acts):
    with acts(ada):
        make_permit(make_case(ada), after(0))
        few = queries_of_a_run()
        for number in range(30):
            make_permit(make_case(ada, code=f"CY-{number:05}"), after(number))
        assert queries_of_a_run() == few <= 16


def queries_of_a_run():
    run()
    with CaptureQueriesContext(connection) as asked:
        run()
    return len(asked)


PERMITS = st.lists(st.tuples(st.integers(0, 2), st.integers(-30, 150)), max_size=5, unique=True)
STEPS = st.lists(st.integers(0, 45), min_size=1, max_size=6)


@pytest.fixture
def three_cases(ada, acts):
    with acts(ada):
        return [make_case(ada, code=f"CY-{number:05}") for number in range(3)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(permits=PERMITS, steps=STEPS)
def test_random_permits_and_days_lose_no_reminder_and_repeat_none(ada, three_cases, acts, permits, steps):
    """A plain model of the rule walks beside the engine, through days on which it runs twice.

    Two permits of one woman that end on one day would be two statuses at a time, which there cannot be.
    """
    with acts(ada):
        Reminder.objects.all().delete()
        ResidencePermit.objects.all().delete()
        ends = {}
        for number, days in permits:
            permit = make_permit(three_cases[number], after(days))
            ends.setdefault(number, {})[permit.pk] = after(days)
        told, day = set(), TODAY
        for step in steps:
            day += step * DAY
            told |= expected_on(day, ends)
            run(day)
            run(day)
            rows = list(Reminder.objects.values_list("object_id", "due_on", "lead_days", "state"))

            assert {row[:3] for row in rows} == told
            assert len(rows) == len(told)
            assert {row[:3] for row in rows if row[3] == "open"} == expected_on(day, ends)


def expected_on(day, ends):
    """What stands on a day: the last permits of each case, at the nearest lead that has begun."""
    found = set()
    for permits in ends.values():
        last = max(permits.values())
        left = (last - day).days
        leads = [lead for lead in LEADS if left <= lead]
        if leads:
            found |= {(pk, last, min(leads)) for pk, end in permits.items() if end == last}
    return found
