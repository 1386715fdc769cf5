"""What holds for every rule: its words may be read aloud, and it costs the same for one case and for twenty."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.functional import Promise

from cases.models import Case
from cases.places import countries
from cases.reminders import rules
from pillars.periods.models import CountryPeriod
from tests.reminders.everything import STATES, TODAY, day, make_everything

RULES = {rule.code: rule for rule in rules.every()}
BETWEEN_TWO = {"R21", "R21Q", "R21F", "R21S", "R21W", "R21T", "R21TW", "TAKEN", "HANDED", "HANDASK"}
ELSEWHERE = BETWEEN_TWO | {"R21L", "OUTBACK"}
"""What they tell of is made by two organisations together, or by a letter that was sent; their own tests make it."""
NO_CASE = {"R21W", "R21TW", "R32", "R33", "R34", "R38"}
LATER = {"R20H": day(70), "R14": day(10)}
NEVER_SAID = ("victim", "prostitut", "cooperat", "testif", "police", "illegal", "must ", "immediately", "%", "{")


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_its_words_are_calm_can_be_translated_and_name_nobody(rule):
    for words in (rule.label, rule.sentence):
        assert isinstance(words, Promise)
        said = str(words).lower()
        assert not [word for word in NEVER_SAID if word in said]
        assert not [name for _code, name in countries() if re.search(rf"\b{re.escape(name.lower())}\b", said)]
    assert str(rule.sentence)[-1] in ".?"
    assert str(rule.label)[-1] not in ".?!"
    assert len(str(rule.label)) <= 60 and len(str(rule.sentence)) <= 130


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_its_leads_come_one_after_the_other(rule):
    assert rule.leads and min(rule.leads) >= 0
    assert list(rule.leads) == sorted(set(rule.leads), reverse=True)
    assert len(rule.code) <= 8


@pytest.mark.parametrize("code", sorted(NO_CASE & RULES.keys()))
def test_what_is_no_case_says_nothing_of_one(code, case, ada, acts):
    with acts(ada):
        assert list(RULES[code].due_set(TODAY, case=case)) == []


@pytest.fixture
def latvia(hope):
    """Its law sets every period that a rule counts."""
    hope.country = "LV"
    hope.save()
    CountryPeriod.objects.create(country="LV", kind="SHELTER", length=1, unit="months", source="A law of the tests")


@pytest.fixture
def make(ada, harbour, latvia, acts):
    """`make(1, 20)` makes the cases from one number to another."""

    def cases(first, last):
        with acts(ada):
            return [make_everything(ada, harbour, number) for number in range(first, last + 1)]

    return cases


def told_by(rule, case=None):
    """(its dates, how many queries they took)"""
    Case.objects.update(state=STATES.get(rule.code, Case.State.ACTIVE))
    with CaptureQueriesContext(connection) as queries:
        dues = set(rule.due_set(LATER.get(rule.code, day(20)), case=case))
    return dues, len(queries)


def of_cases():
    return [rule for code, rule in RULES.items() if code not in ELSEWHERE | NO_CASE]


def test_every_rule_costs_as_much_for_twenty_cases_as_for_one(make, ada, acts):
    make(1, 1)
    with acts(ada):
        one = {rule.code: told_by(rule) for rule in of_cases()}
    make(2, 20)
    with acts(ada):
        twenty = {rule.code: told_by(rule) for rule in of_cases()}

    assert [code for code, (dues, _cost) in one.items() if not dues] == []
    assert {code: len(dues) for code, (dues, _cost) in twenty.items()} == {
        code: 20 * len(dues) for code, (dues, _cost) in one.items()
    }
    assert {code: cost for code, (_dues, cost) in twenty.items()} == {code: cost for code, (_dues, cost) in one.items()}


def test_asked_of_one_case_every_rule_says_what_it_says_of_it_among_all(make, ada, acts):
    case, *_others = make(1, 3)
    with acts(ada):
        for rule in of_cases():
            (of_one, _cost), (of_all, _cost) = told_by(rule, case), told_by(rule)

            assert of_one == {due for due in of_all if due.case_id == case.pk}, rule.code
