"""Whose day it is: told before a weekend and never after it, and from midnight by the clock of the organisation."""

import datetime

import pytest
from django.utils import timezone

from cases.models import Case
from cases.reminders import engine, rules
from cases.reminders.models import Reminder
from cases.reminders.rules import Due, Rule
from cases.reminders.timing import Timing
from coalesce.calendar import Calendar
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from tests.cast import make_organisation, make_person
from tests.reminders.conftest import make_case, make_permit

IRELAND, CYPRUS = Calendar("IE"), Calendar("CY")
DAY = datetime.timedelta(days=1)


def day(written):
    return datetime.date.fromisoformat(written)


def timing(today, calendar=IRELAND, leads=(3, 0), **changes):
    rule = Rule("TEST", "", "", due_set=lambda until, case=None: [], recipients=dict, leads=leads, **changes)
    return Timing(rule, today, calendar)


@pytest.mark.parametrize(
    ("due_on", "lead", "shown_from"),
    [
        ("2026-11-26", 3, "2026-11-23"),  # Monday
        ("2026-11-25", 3, "2026-11-20"),  # Sunday: on the Friday before
        ("2026-11-22", 0, "2026-11-20"),  # a date that is itself a Sunday
        ("2026-12-28", 3, "2026-12-24"),  # Christmas day
        ("2027-01-01", 0, "2026-12-31"),  # the new year
    ],
)
def test_a_lead_that_falls_on_a_closed_day_is_told_on_the_working_day_before(due_on, lead, shown_from):
    due_on, shown_from = day(due_on), day(shown_from)

    assert timing(shown_from).shown_from(due_on, lead) == shown_from
    assert timing(shown_from).lead_of(due_on) == lead
    assert timing(shown_from - DAY).lead_of(due_on) != lead


def test_good_friday_is_a_day_of_rest_in_nicosia_a_week_after_it_is_in_berlin():
    friday = day("2026-04-10")

    assert timing(friday, CYPRUS).shown_from(friday, 0) == friday - DAY
    assert timing(friday, Calendar("DE")).shown_from(friday, 0) == friday


@pytest.mark.parametrize("today", ["2026-12-22", "2026-12-24", "2026-12-25", "2026-11-20", "2026-11-21", "2026-11-23"])
@pytest.mark.parametrize("in_working_days", [True, False])
def test_a_run_looks_as_far_as_the_furthest_day_that_it_may_have_to_tell(today, in_working_days):
    """No date after `until` is told today, and some before it are: nothing is missed and nothing read in vain."""
    now = timing(day(today), leads=(5, 0), working_days=in_working_days)
    told = [due_on for due_on in (day(today) + number * DAY for number in range(40)) if now.lead_of(due_on) is not None]

    assert told
    assert now.until - 4 * DAY <= max(told) <= now.until


@pytest.mark.parametrize(("working_days", "shown_from"), [(True, "2026-12-21"), (False, "2026-12-24")])
def test_working_days_before_a_date_begin_earlier_than_as_many_days(working_days, shown_from):
    """Before Tuesday, 29 December: a weekend and Christmas, which is a Friday, lie between."""
    due_on = day("2026-12-29")

    assert timing(due_on, working_days=working_days).shown_from(due_on, 5) == day(shown_from)


def test_an_escalation_after_the_date_waits_for_its_day_and_one_before_comes_earlier():
    sunday = day("2026-11-22")

    assert timing(sunday, escalates_after=0).escalates_on(sunday) == sunday
    assert timing(sunday, escalates_after=-1).escalates_on(sunday + DAY) == day("2026-11-20")
    assert timing(sunday).escalates_on(sunday) is None


def test_on_a_friday_a_worker_reads_what_is_due_on_sunday(ada, case, acts, weekends_and_holidays, monkeypatch):
    monkeypatch.setattr(rules, "every", lambda: [rules.of("R03")])
    with acts(ada):
        make_permit(case, day("2027-01-31") + 14 * DAY)  # fourteen days before it is a Sunday

        engine.make_due_reminders(day("2027-01-28"))
        assert set(Reminder.objects.open().values_list("lead_days", flat=True)) == {30}
        engine.make_due_reminders(day("2027-01-29"))
        assert set(Reminder.objects.open().values_list("lead_days", "shown_from")) == {(14, day("2027-01-29"))}


def test_a_weekend_changes_nothing_that_was_told_before_it(ada, case, acts, weekends_and_holidays, monkeypatch):
    monkeypatch.setattr(rules, "every", lambda: [rules.of("R03")])
    with acts(ada):
        make_permit(case, day("2027-02-14"))
        engine.make_due_reminders(day("2027-01-29"))

        for later in ("2027-01-30", "2027-01-31", "2027-02-01"):
            assert engine.make_due_reminders(day(later)) == engine.Made()


CLOCKS = [
    # The clocks go forward in the night of 28 to 29 March 2026, and back in that of 24 to 25 October.
    ("CY", "Asia/Nicosia", "2026-03-28T21:59:59", "2026-03-28"),
    ("CY", "Asia/Nicosia", "2026-03-28T22:00:00", "2026-03-29"),
    ("CY", "Asia/Nicosia", "2026-03-29T20:59:59", "2026-03-29"),
    ("CY", "Asia/Nicosia", "2026-03-29T21:00:00", "2026-03-30"),
    ("CY", "Asia/Nicosia", "2026-10-24T21:00:00", "2026-10-25"),
    ("CY", "Asia/Nicosia", "2026-10-25T21:59:59", "2026-10-25"),
    ("CY", "Asia/Nicosia", "2026-10-25T22:00:00", "2026-10-26"),
    ("IE", "Europe/Dublin", "2026-03-28T23:59:59", "2026-03-28"),
    ("IE", "Europe/Dublin", "2026-03-29T00:00:00", "2026-03-29"),
    ("IE", "Europe/Dublin", "2026-03-29T22:59:59", "2026-03-29"),
    ("IE", "Europe/Dublin", "2026-03-29T23:00:00", "2026-03-30"),
    ("IE", "Europe/Dublin", "2026-10-24T23:00:00", "2026-10-25"),
    ("IE", "Europe/Dublin", "2026-10-25T23:59:59", "2026-10-25"),
    ("IE", "Europe/Dublin", "2026-10-26T00:00:00", "2026-10-26"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("country", "zone", "moment", "expected"), CLOCKS)
def test_a_day_begins_at_midnight_where_the_organisation_works(monkeypatch, country, zone, moment, expected):
    organisation = make_organisation("clock", country, "Clock")
    organisation.timezone = zone
    organisation.save()
    monkeypatch.setattr(timezone, "now", lambda: datetime.datetime.fromisoformat(f"{moment}+00:00"))

    with acting_for(organisation.pk):
        assert engine.today() == day(expected)


@pytest.mark.django_db
@pytest.mark.parametrize(("country", "zone"), [("CY", "Asia/Nicosia"), ("IE", "Europe/Dublin")])
@pytest.mark.parametrize("change", ["2026-03-29", "2026-10-25"])
def test_runs_every_hour_of_a_night_in_which_the_clocks_change_make_each_reminder_once(
    monkeypatch, country, zone, change
):
    organisation = make_organisation("clock", country, "Clock")
    organisation.timezone = zone
    organisation.save()
    ada = make_person("Ada", organisation, Role.CASEWORKER)
    rule = daily(change)
    monkeypatch.setattr(rules, "every", lambda: [rule])
    noon = datetime.datetime.fromisoformat(f"{change}T12:00:00+00:00") - DAY

    with acting_for(organisation.pk, ada):
        case = make_case(ada)
        for hours in range(48):
            now = noon + datetime.timedelta(hours=hours)
            monkeypatch.setattr(timezone, "now", lambda now=now: now)
            engine.make_due_reminders(engine.today())

        assert list(Reminder.objects.order_by("due_on").values_list("due_on", "case")) == [
            (day(change) + number * DAY, case.pk) for number in (-1, 0, 1)
        ]


def daily(change):
    """A date for each case on each of the three days around the change."""
    from_day = day(change) - DAY

    def due_set(until, case=None):
        for one in Case.objects.all():
            for number in range(3):
                if from_day + number * DAY <= until:
                    yield Due(one.pk, one.pk, one.woman_id, from_day + number * DAY)

    return Rule("TEST", "", "", due_set=due_set, recipients=only_worker, leads=(0,))


def only_worker(keys):
    return {case.pk: {case.assigned_to_id} for case in Case.objects.filter(pk__in=keys)}
