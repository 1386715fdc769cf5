"""Her plan on paper is hers: in her words, of the version that she agreed to, with no more than she wants at home."""

import pytest
from django.urls import reverse

from pillars import actions as pillar_actions
from pillars.catalogue import ECONOMIC
from tests.printouts.conftest import text_of

ALL = ["hopes", "steps", "days"]


@pytest.fixture
def address(case):
    return reverse("printouts:plan", args=[case.code])


def test_her_plan_holds_her_words_and_who_takes_which_step(ada, address, approved, prints):
    printed = text_of(prints(ada, address, parts=ALL, state="agreed", identity="nothing"))

    assert "My plan" in printed
    assert "Papers that are mine" in printed
    assert "Ask for a lawyer" in printed
    assert "My worker does this" in printed
    assert "I agreed on" in printed


def test_neither_her_name_nor_a_code_is_on_it_unless_she_wants_it(ada, case, address, approved, browse, prints):
    assert browse(ada).get(address).context["form"]["identity"].initial == "nothing"

    printed = text_of(prints(ada, address, parts=ALL, state="agreed", identity="nothing"))

    assert "Blessing" not in printed
    assert case.code not in printed


def test_steps_and_days_are_left_out_when_they_were_not_ticked(ada, address, approved, prints):
    printed = text_of(prints(ada, address, parts=["hopes"], state="agreed"))

    assert "Papers that are mine" in printed
    assert "Ask for a lawyer" not in printed
    assert "I agreed on" not in printed


def test_a_goal_of_today_is_not_on_the_plan_that_she_agreed_to(ada, case, address, approved, acts, prints):
    with acts(ada):
        pillar_actions.set_goal(case=case, pillar=ECONOMIC, domain="E1", statement="My own money", by=ada)

    agreed, today = (text_of(prints(ada, address, parts=ALL, state=state)) for state in ("agreed", "today"))

    assert "My own money" not in agreed
    assert "My own money" in today


def test_before_she_has_agreed_only_today_is_offered(ada, address, goal, browse):
    form = browse(ada).get(address).context["form"]

    assert [value for value, _label in form.fields["state"].choices] == ["today"]


def test_a_case_without_goals_says_so_on_paper(ada, address, prints):
    assert "No goals yet." in text_of(prints(ada, address, parts=ALL, state="today"))


def test_printing_her_plan_is_remembered_as_one(ada, address, goal, prints, printed):
    prints(ada, address, parts=ALL, state="today")

    assert printed()[0].details["paper"] == "plan"


def test_the_page_of_the_plan_leads_to_its_paper(ada, case, address, browse):
    assert address in browse(ada).get(reverse("pillars:plans:plan", args=[case.code])).content.decode()


def test_somebody_of_another_organisation_finds_no_plan(eve, address, browse):
    assert browse(eve).get(address).status_code == 404
