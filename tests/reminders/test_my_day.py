"""What each worker sees of her day, and what she does with it."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, CaseUserObjectPermission, Consent
from cases.reminders import day, engine, heartbeat, rules, tasks
from cases.reminders.models import Reminder
from coalesce.accounts.models import Organisation
from coalesce.audit.models import AuditEntry
from pillars.legal import actions
from pillars.legal.models import ResidencePermit
from pillars.psychosocial.models import SafetyPlan
from tests.reminders.conftest import make_case, make_permit

MY_DAY = "/my-day/"


def in_days(days):
    return engine_today() + datetime.timedelta(days=days)


def engine_today():
    return timezone.localdate(timezone=datetime.UTC)


@pytest.fixture(autouse=True)
def few_rules(monkeypatch):
    """That a permit ends and that a safety plan is looked at again: what else a case asks for would stand between."""
    told = [rules.of("R03"), rules.of("R15")]
    monkeypatch.setattr(rules, "every", lambda: told)


@pytest.fixture
def four_permits(ada, acts):
    """One that has ended, and three that end today, in ten days and in eighty."""
    Organisation.objects.update(timezone="UTC")
    with acts(ada):
        for number, days in enumerate((-3, 0, 10, 80)):
            make_permit(make_case(ada, code=f"CY-DAY{number}0"), in_days(days))
        engine.make_due_reminders(engine_today())


@pytest.fixture
def reminder(ada, lea, case, acts):
    with acts(ada):
        make_permit(case, in_days(10))
        engine.make_due_reminders(engine_today())
        return Reminder.objects.get(recipient=ada)


def test_her_day_has_four_parts(ada, four_permits, acts):
    with acts(ada):
        parts = day.parts_of(day.open_items(ada, engine_today()), engine_today())

    found = {part.slug: [item.reminder.case.code for item in part.items] for part in parts}
    assert found == {
        "overdue": ["CY-DAY00-1"],
        "today": ["CY-DAY10-1"],
        "soon": ["CY-DAY20-1"],
        "later": ["CY-DAY30-1"],
    }
    assert [str(part.items[0].left) for part in parts] == ["3 days ago", "Today", "in 10 days", "in 80 days"]


def test_the_bar_counts_what_waits_within_two_weeks(ada, four_permits, browse):
    page = browse(ada).get(MY_DAY)

    assert [entry["count"] for entry in page.context["navigation"] if entry["url"] == MY_DAY] == [3]


def test_an_empty_day_says_so(ada, browse):
    assert "Nothing waits for you" in browse(ada).get(MY_DAY).text


def test_my_day_is_where_a_caseworker_lands(ada, browse):
    assert browse(ada).get("/").url == MY_DAY


def test_the_page_names_no_woman(ada, reminder, acts, browse):
    page = browse(ada).get(MY_DAY).text

    assert "CY-7F3K9-1" in page
    assert "Blessing" not in page
    with acts(ada):
        assert not AuditEntry.objects.filter(event="woman.read").exists()


def test_done_is_one_press_and_can_be_taken_back(ada, reminder, acts, browse):
    answer = browse(ada).post(reverse("reminders:finish", args=[reminder.pk]), follow=True)
    assert "Take back" in answer.text and "Nothing waits for you" in answer.text

    browse(ada).post(reverse("reminders:take_back", args=[reminder.pk]))
    with acts(ada):
        assert Reminder.objects.get(pk=reminder.pk).state == "open"
        events = AuditEntry.objects.filter(object_id=reminder.pk).order_by("sequence")
        assert list(events.values_list("event", flat=True)) == ["reminder.done", "reminder.reopened"]


def test_pressing_done_twice_is_doing_it_once(ada, reminder, acts, browse):
    for _again in range(2):
        browse(ada).post(reverse("reminders:finish", args=[reminder.pk]))

    with acts(ada):
        assert AuditEntry.objects.filter(event="reminder.done").count() == 1


def test_nobody_finishes_the_reminder_of_another(lea, ben, eve, reminder, browse):
    where = reverse("reminders:finish", args=[reminder.pk])

    assert [browse(person).post(where).status_code for person in (lea, ben, eve)] == [404, 404, 404]


def test_looking_at_the_address_does_nothing(ada, reminder, browse):
    assert browse(ada).get(reverse("reminders:finish", args=[reminder.pk])).status_code == 405


def test_who_left_the_team_no_longer_sees_its_dates(lea, reminder, acts, browse):
    assert "CY-7F3K9-1" in browse(lea).get(MY_DAY).text
    with acts(lea):
        CaseUserObjectPermission.objects.filter(user=lea).delete()

    assert "CY-7F3K9-1" not in browse(lea).get(MY_DAY).text


def test_a_coordinator_has_no_such_day(cora, browse):
    assert browse(cora).get(MY_DAY).status_code == 403


def test_her_day_takes_as_many_queries_for_many_dates_as_for_one(ada, reminder, acts, django_assert_num_queries):
    with acts(ada):
        for number in range(10):
            make_permit(make_case(ada, code=f"CY-{number:05}"), in_days(number))
        engine.make_due_reminders(engine_today())
    with acts(ada), django_assert_num_queries(3):
        items = day.open_items(ada, engine_today())
        assert sum(len(part.items) for part in day.parts_of(items, engine_today())) == 11
        day.done_today(ada, engine_today())
        day.with_colleagues(ada, engine_today())


def test_a_permit_that_ends_soon_is_in_her_day_as_soon_as_it_is_saved(ada, lea, case, acts):
    with acts(ada):
        agreed_to_everything(case)
        permit = record(case, ada, in_days(20))
        assert Reminder.objects.filter(state="open").count() == 2

        values = {"kind": "REFUGEE", "issued_on": None, "number": "1", "expires_on": in_days(300)}
        actions.correct_permit(permit=permit, version=1, by=ada, **values)
        assert Reminder.objects.filter(state="open").count() == 0


def record(case, by, expires_on):
    values = {"kind": "REFUGEE", "issued_on": None, "number": "1", "expires_on": expires_on}
    return actions.record_permit(case=case, by=by, **values)


def agreed_to_everything(case):
    Case.objects.filter(pk=case.pk).update(state=Case.State.ACTIVE)
    Consent.objects.create(case=case, woman_id=case.woman_id, purpose="service", decision="given")


def test_a_safety_plan_comes_up_a_week_before_its_review_and_on_the_day(ada, case, acts):
    with acts(ada):
        agreed_to_everything(case)
        plan = SafetyPlan.objects.create(case=case, woman_id=case.woman_id, measures="x", review_on=in_days(9))
        for day_of_run, lead in ((0, None), (2, 7), (8, 7), (9, 0), (12, 0)):
            engine.make_due_reminders(in_days(day_of_run))
            told = Reminder.objects.filter(object_id=plan.pk, state="open").values_list("lead_days", flat=True)
            assert list(told) == ([] if lead is None else [lead])


def test_the_job_serves_every_active_organisation_and_no_other(ada, eve, case, acts, monkeypatch):
    served = []
    monkeypatch.setattr(tasks.make_due_reminders_of, "delay", served.append)
    Organisation.objects.filter(code="harbour").update(is_active=False)

    tasks.make_due_reminders()

    assert served == [ada.organisation_id]


def test_the_heart_beats_when_every_organisation_was_served(ada, eve, acts):
    tasks.make_due_reminders_of(ada.organisation_id)
    assert heartbeat.oldest() is None

    tasks.make_due_reminders_of(eve.organisation_id)
    assert timezone.now() - heartbeat.oldest() < datetime.timedelta(minutes=1)


@pytest.mark.parametrize("zone, days", [("Pacific/Kiritimati", 1), ("Pacific/Pago_Pago", 0)])
def test_the_day_is_the_one_where_the_organisation_works(ada, acts, monkeypatch, zone, days):
    noon = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
    monkeypatch.setattr(timezone, "now", lambda: noon)
    Organisation.objects.update(timezone=zone)

    with acts(ada):
        assert engine.today() == datetime.date(2026, 11, 22 + days)


def test_the_job_logs_counts_alone(ada, case, acts, caplog):
    with acts(ada):
        make_permit(case, engine.today())
        number = ResidencePermit.objects.get().pk
    with caplog.at_level("INFO", logger="coalesce.reminders"):
        tasks.make_due_reminders_of(ada.organisation_id)

    assert "2 made, 0 superseded" in caplog.text
    assert "CY-7F3K9" not in caplog.text and str(number) not in caplog.text


def test_what_was_told_by_a_rule_that_is_gone_does_not_stand_in_the_way(ada, reminder, acts, browse):
    with acts(ada):
        Reminder.objects.update(rule="GONE")

    assert "Nothing waits for you" in browse(ada).get(MY_DAY).text
