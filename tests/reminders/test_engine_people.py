"""What people do with their reminders stands: put off, given away, done in time or left until a supervisor hears."""

import uuid

import pytest

from cases.models import Seal
from cases.reminders import engine, recipients, rules
from cases.reminders.models import Reminder
from cases.reminders.open_ends import open_dates
from cases.reminders.rules import Due, Rule
from coalesce.permissions import Role
from pillars.legal.models import ResidencePermit
from tests.cast import make_person
from tests.reminders.conftest import TODAY, after, make_case, make_permit

DATES = {}


def due_set(until, case=None):
    return [due for due in DATES.values() if due.due_on <= until]


def rule(**changes):
    values = {"code": "TEST", "label": "", "sentence": "", "due_set": due_set, "leads": (7, 1)}
    return Rule(**values | {"recipients": recipients.worker_and(Role.SPECIALIST_LEGAL)} | changes)


@pytest.fixture(autouse=True)
def the_one_rule(monkeypatch):
    """Only the rule that a test names; its dates are those that it puts into DATES."""
    DATES.clear()
    monkeypatch.setattr(rules, "every", lambda: [rule(escalates_after=2)])
    return lambda **changes: monkeypatch.setattr(rules, "every", lambda: [rule(**changes)])


def put(case, days):
    DATES[case.pk] = Due(case.pk, case.pk, case.woman_id, after(days))


def run(days=0):
    return engine.make_due_reminders(after(days))


def told(**wanted):
    rows = Reminder.objects.open().filter(**wanted).order_by("lead_days", "recipient__name")
    return list(rows.values_list("recipient__name", "lead_days"))


def finish(person):
    Reminder.objects.open().filter(recipient=person).update(state=Reminder.State.DONE)


def test_what_was_put_off_stays_as_it_was_left(ada, case, acts):
    with acts(ada):
        put(case, 1)
        run()
        Reminder.objects.filter(recipient=ada).update(snoozed_until=after(5), snooze_reason="she_asked")

        for days in (0, 1, 2):
            run(days)

        mine = Reminder.objects.get(recipient=ada)
        assert (mine.state, mine.snoozed_until, mine.snooze_reason) == ("open", after(5), "she_asked")


def test_what_was_put_off_ends_when_its_date_no_longer_stands(ada, case, acts):
    with acts(ada):
        put(case, 1)
        run()
        Reminder.objects.update(snoozed_until=after(5), snooze_reason="she_asked")
        DATES.clear()
        run()

        assert told() == []


def test_what_ended_while_it_was_put_off_is_told_afresh_when_it_stands_again(ada, case, acts):
    with acts(ada):
        put(case, 1)
        run()
        Reminder.objects.update(snoozed_until=after(5), snooze_reason="she_asked")
        DATES.clear()
        run()
        put(case, 1)
        run()

        assert not Reminder.objects.exclude(snoozed_until=None).exists()
        assert told() == [("Ada", 1), ("Lea", 1)]


def test_what_was_put_off_for_long_is_told_again_when_the_date_is_near(ada, case, acts):
    with acts(ada):
        put(case, 7)
        run()
        Reminder.objects.update(snoozed_until=after(30), snooze_reason="waiting")
        run(6)

        assert Reminder.objects.open().get(recipient=ada).snoozed_until is None
        assert told(recipient=ada) == [("Ada", 1)]


def test_what_a_colleague_took_on_is_not_made_again_for_who_gave_it(ada, lea, case, acts):
    with acts(ada):
        put(case, 7)
        run()
        Reminder.objects.filter(recipient=ada).update(handled_by=lea)
        for days in (0, 0, 1, 6, 6, 9):
            run(days)

        assert {one.handled_by for one in Reminder.objects.filter(recipient=ada)} == {lea}
        assert Reminder.objects.filter(recipient=ada, escalated=False).count() == 2


def test_what_a_leaver_took_on_comes_back_to_who_gave_it(ada, case, acts):
    zoe = make_person("Zoe", ada.organisation, Role.CASEWORKER)
    with acts(ada):
        put(case, 7)
        run()
        Reminder.objects.filter(recipient=ada).update(handled_by=zoe)
        zoe.is_active = False
        zoe.save()
        run()

        assert Reminder.objects.get(recipient=ada).handled_by is None


@pytest.mark.parametrize("days, supervisors", [(1, []), (2, ["Ben"]), (40, ["Ben"])])
def test_what_nobody_did_is_told_to_the_supervisor_two_days_after(ada, ben, case, acts, days, supervisors):
    with acts(ada):
        put(case, 0)
        run(days)

        assert [name for name, _lead in told(escalated=True)] == supervisors
        assert told(escalated=False) == [("Ada", 1), ("Lea", 1)]


def test_each_supervisor_hears_it_once(ada, ben, case, acts):
    make_person("Bea", ada.organisation, Role.SUPERVISOR)
    with acts(ada):
        put(case, 0)
        for days in (2, 2, 3, 9):
            run(days)

        assert told(escalated=True) == [("Bea", 0), ("Ben", 0)]
        assert Reminder.objects.filter(escalated=True).count() == 2


def test_what_one_of_the_team_did_is_not_told_to_the_supervisor(ada, lea, ben, case, acts):
    with acts(ada):
        put(case, 0)
        run()
        finish(lea)
        run(2)

        assert told(escalated=True) == []


def test_what_is_done_at_last_leaves_the_supervisors_list(ada, ben, case, acts):
    with acts(ada):
        put(case, 0)
        run(2)
        assert told(escalated=True) == [("Ben", 0)]
        finish(ada)
        run(2)

        assert told(escalated=True) == []


def test_who_prepared_in_time_and_then_let_the_last_day_pass_is_asked_about(ada, lea, ben, case, acts):
    """Done at the first lead says nothing of the last one."""
    with acts(ada):
        put(case, 7)
        run()
        finish(ada)
        run(7)
        run(9)

        assert told(escalated=True) == [("Ben", 0)]


def test_what_the_supervisor_did_is_not_told_to_her_again(ada, ben, case, acts):
    with acts(ada):
        put(case, 0)
        run(2)
        finish(ben)
        run(3)

        assert told(escalated=True) == []
        assert told() == [("Ada", 1), ("Lea", 1)]


def test_a_supervisor_who_is_told_anyway_is_not_told_twice(ada, ben, acts):
    with acts(ada):
        put(make_case(ben), 0)
        run(5)

        assert told(recipient=ben) == [("Ben", 1)]


def test_what_was_put_off_beyond_its_date_is_told_to_the_supervisor_all_the_same(ada, ben, case, acts):
    with acts(ada):
        put(case, 0)
        run()
        Reminder.objects.update(snoozed_until=after(30), snooze_reason="other")
        run(2)

        assert told(escalated=True) == [("Ben", 0)]


def test_before_a_date_that_cannot_be_made_good_the_supervisor_hears_it_the_day_before(
    ada, ben, case, acts, the_one_rule
):
    the_one_rule(escalates_after=-1)
    with acts(ada):
        put(case, 7)
        run(5)
        assert told(escalated=True) == []
        run(6)
        assert told(escalated=True) == [("Ben", 0)]


def test_a_sealed_case_is_not_told_to_a_supervisor_outside_its_team(ada, ben, case, acts):
    bea = make_person("Bea", ada.organisation, Role.SUPERVISOR)
    with acts(ada):
        other = make_case(ada, bea, code="CY-9ZZZ9")
        for sealed in (case, other):
            Seal.objects.create(case=sealed, woman=sealed.woman, reason="Her uncle works here.", sealed_by=ada)
            put(sealed, 0)
        run(2)

        assert list(Reminder.objects.filter(escalated=True).values_list("case", "recipient")) == [(other.pk, bea.pk)]


def test_where_its_caseworker_has_left_a_sealed_case_is_told_to_whoever_is_left_in_its_team(ada, ben, acts):
    pia = make_person("Pia", ada.organisation, Role.SPECIALIST_PSYCHOSOCIAL)
    with acts(ben):
        sealed = make_case(ada, pia, code="CY-9ZZZ9")
        Seal.objects.create(case=sealed, woman=sealed.woman, reason="Her uncle works here.", sealed_by=ada)
        put(sealed, 1)
        ada.is_active = False
        ada.save()
        run()

        assert told() == [("Pia", 1)]


def test_a_date_without_a_case_is_told_escalates_and_ends(ada, ben, mia, acts, the_one_rule):
    the_one_rule(recipients=recipients.those_with(Role.ORGANISATION_MANAGER), escalates_after=2)
    with acts(mia):
        number = uuid.uuid4()
        DATES[number] = Due(number, None, None, TODAY)
        for days in (0, 0, 2, 2):
            run(days)

        assert told() == [("Ben", 0), ("Mia", 1)]
        assert set(Reminder.objects.values_list("object_id", "case", "woman")) == {(number, None, None)}
        DATES.clear()
        run(3)
        assert told() == []


def test_a_run_for_one_case_leaves_the_dates_of_none_alone(ada, mia, case, acts, the_one_rule):
    the_one_rule(recipients=recipients.those_with(Role.ORGANISATION_MANAGER))
    with acts(ada):
        number = uuid.uuid4()
        DATES[number] = Due(number, None, None, TODAY)
        engine.make_due_reminders(TODAY, case=case)
        assert told() == []

        run()
        DATES.clear()
        engine.make_due_reminders(TODAY, case=case)
        assert told() == [("Mia", 1)]


def test_however_often_and_in_whatever_portions_it_runs_it_makes_the_same(ada, ben, acts, monkeypatch):
    with acts(ada):
        for number in range(7):
            put(make_case(ada, code=f"CY-{number:05}"), number - 3)
        run(2)
        whole = rows()
        Reminder.objects.all().delete()

        monkeypatch.setattr(engine, "PORTION", 2)
        for days in (2, 2):
            run(days)

        assert rows() == whole
        assert len(whole) > 10


def rows():
    return set(Reminder.objects.values_list(*engine.KEY, "state", "shown_from", "case", "woman"))


def test_the_real_rule_of_permits_tells_the_supervisor_a_week_before_the_end(ada, ben, case, acts, monkeypatch):
    permit_ends = rules.of("R03")
    monkeypatch.setattr(rules, "every", lambda: [permit_ends])
    with acts(ada):
        make_permit(case, after(8))
        run()
        assert told(escalated=True) == []
        run(1)
        assert told(escalated=True) == [("Ben", 0)]

        ResidencePermit.objects.update(expires_on=after(400))
        run(1)
        assert told() == []


def test_what_somebody_does_while_a_run_counts_stays_done(ada, case, acts, the_one_rule):
    with acts(ada):
        put(case, 1)
        run()

        def done_meanwhile(until, case=None):
            Reminder.objects.update(state=Reminder.State.DONE)
            return []

        the_one_rule(due_set=done_meanwhile)
        run()

        assert set(Reminder.objects.values_list("state", flat=True)) == {"done"}


def test_what_no_rule_tells_of_any_more_is_in_nobodys_day(ada, case, acts, monkeypatch):
    with acts(ada):
        put(case, 1)
        run()
        monkeypatch.setattr(rules, "every", lambda: [rule(code="OTHER")])
        engine.make_due_reminders(after(0), case=case)
        assert Reminder.objects.open().filter(rule="TEST").exists()
        assert open_dates(case) == []
        run()

        assert not Reminder.objects.open().filter(rule="TEST").exists()
