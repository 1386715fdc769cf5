"""The page that tells people what they are reminded of says what the rules do."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from cases.reminders import rules

PAGE = Path(settings.BASE_DIR, "docs", "reminders.md").read_text()
ROW = re.compile(r"^\| ([A-Z][A-Z0-9, -]+) \| (.+) \| ([0-9, ]+) \| (.+) \| (.+) \| `(.+)` \| .+ \|$", re.MULTILINE)
TOLD = {code: rest for codes, *rest in ROW.findall(PAGE) for code in codes.split(", ")}
WAITING = re.findall(r"^\| (R\d\d) \| [^|]+ \| [^|]+ \|$", PAGE, re.MULTILINE)
RULES = {rule.code: rule for rule in rules.every()}


def test_every_rule_stands_on_the_page_and_nothing_else_does():
    assert set(TOLD) == set(RULES)


def test_what_is_not_there_says_why_it_waits():
    catalogue = {f"R{number:02}" for number in range(1, 39)}

    assert catalogue - set(RULES) == set(WAITING)


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_page_and_the_rule_agree(code):
    rule, (label, leads, people, escalates, place) = RULES[code], TOLD[code]

    assert label == str(rule.label)
    assert leads == ", ".join(map(str, rule.leads))
    assert escalates == in_words(rule.escalates_after)
    assert place == rule.due_set.__module__.replace(".", "/") + ".py"
    assert people


def in_words(days):
    if days is None:
        return "–"
    return f"{abs(days)} day{'s' * (abs(days) != 1)} {'before' if days < 0 else 'after'}"
