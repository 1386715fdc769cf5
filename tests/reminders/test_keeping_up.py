"""The first run after midnight makes the day whole; those after it look at what may have changed, and miss nothing."""

import datetime

import pytest

from cases.reminders import engine, keeping_up, rules
from cases.reminders.keeping_up import keep_up
from cases.reminders.models import Progress, Reminder
from coalesce.audit import log
from tests.reminders.conftest import make_case, make_permit

TODAY = datetime.date.today()
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def only_permits(monkeypatch):
    permit_ends = rules.of("R03")
    monkeypatch.setattr(rules, "every", lambda: [permit_ends])


@pytest.fixture
def on(monkeypatch):
    """Set the day where the organisation works."""
    return lambda day: monkeypatch.setattr(engine, "today", lambda: day)


@pytest.fixture
def looked(monkeypatch):
    """For which cases the engine was asked: None is all of them."""
    asked, make = [], engine.make_due_reminders

    def remember(day, *, case=None, only=None):
        asked.append("the hourly rules" if only is not None else case)
        return make(day, case=case, only=only)

    monkeypatch.setattr(engine, "make_due_reminders", remember)
    return asked


def ending_soon(case):
    return make_permit(case, TODAY + 20 * DAY)


def write_about(case, person, acts, event="permit.recorded"):
    with acts(person):
        log.record(event, case, by=person)


def run(person, acts):
    with acts(person):
        return keep_up()


def test_the_first_run_of_a_day_makes_it_whole_and_the_next_one_only_catches_up(ada, case, acts, looked):
    with acts(ada):
        ending_soon(case)

    assert run(ada, acts).made == 2
    assert run(ada, acts) == engine.Made()
    assert looked == [None, "the hourly rules"]


def test_what_is_written_during_the_day_is_told_at_the_next_run(ada, case, acts, looked):
    run(ada, acts)
    with acts(ada):
        ending_soon(case)
    write_about(case, ada, acts)

    assert run(ada, acts).made == 2
    assert run(ada, acts) == engine.Made()
    assert looked == [None, "the hourly rules", case, "the hourly rules"]


@pytest.mark.parametrize("event", ["woman.read", "reminders.made"])
def test_what_changes_no_record_is_nothing_to_look_at(ada, case, acts, looked, event):
    run(ada, acts)
    write_about(case, ada, acts, event)
    run(ada, acts)

    assert looked == [None, "the hourly rules"]


def test_where_much_was_written_one_whole_run_is_less_work(ada, case, acts, looked, monkeypatch):
    monkeypatch.setattr(keeping_up, "WORTH_A_WHOLE_RUN", 1)
    with acts(ada):
        other = make_case(ada, code="CY-9ZZZ9")
    run(ada, acts)
    for one in (case, other):
        write_about(one, ada, acts)
    run(ada, acts)

    assert looked == [None, None]


def test_what_no_word_was_written_of_is_told_on_the_next_day(ada, case, acts, on):
    run(ada, acts)
    with acts(ada):
        ending_soon(case)
    assert run(ada, acts) == engine.Made()

    on(TODAY + DAY)
    assert run(ada, acts).made == 2


@pytest.mark.parametrize("days", [7, -1], ids=["nothing ran for a week", "the clock was set back"])
def test_a_day_that_was_not_made_is_made_whole_whenever_the_run_comes(ada, case, acts, on, days):
    run(ada, acts)
    with acts(ada):
        ending_soon(case)
    on(TODAY + days * DAY)

    assert run(ada, acts).made == 2


def test_a_rule_of_hours_is_looked_at_every_time(ada, case, acts, monkeypatch):
    hourly = [rules.Rule(**vars(rules.every()[0]) | {"hourly": True})]
    monkeypatch.setattr(rules, "every", lambda: hourly)
    run(ada, acts)
    with acts(ada):
        ending_soon(case)

    assert run(ada, acts).made == 2


def test_the_rules_of_hours_are_those_of_partners_who_wait():
    assert {code for code, rule in rules._rules.items() if rule.hourly} >= {"R21", "R21Q", "TAKEN"}


def test_a_run_that_is_killed_leaves_the_day_to_the_next_one(ada, case, acts, monkeypatch):
    with acts(ada):
        ending_soon(case)
    with monkeypatch.context() as broken, pytest.raises(RuntimeError), acts(ada):
        broken.setattr(Progress, "save", killed)
        keep_up()

    with acts(ada):
        assert not Reminder.objects.exists()
        assert not Progress.objects.exclude(day=None).exists()
    assert run(ada, acts).made == 2


def killed(*_args, **_kwargs):
    raise RuntimeError


def test_each_organisation_has_a_day_of_its_own(ada, eve, case, acts, on):
    run(ada, acts)
    on(TODAY - DAY)
    run(eve, acts)

    with acts(ada):
        assert Progress.objects.get().day == TODAY
    with acts(eve):
        assert Progress.objects.get().day == TODAY - DAY
