"""How many cases somebody should lead, and what is said when it is more."""

import pytest
from django.urls import reverse

from cases import actions as case_actions
from cases.caseload import actions, limits
from cases.caseload.models import Limits, PersonalLimit
from cases.doors.actions import seal_case
from coalesce.refusals import Refused, Stale

PAGE = reverse("caseload:limits")


def test_an_organisation_that_set_nothing_works_with_the_numbers_of_the_field(ada, acts):
    with acts(ada):
        load = limits.load_of(ada, by=ada)

    assert (load.alert, load.most) == (20, 25)


@pytest.mark.parametrize(
    "count, words",
    [(1, ""), (2, "The most that were agreed are 3"), (3, "The most that were agreed are 3"), (4, "more than the 3")],
)
def test_it_is_said_from_the_first_number_on_and_more_plainly_beyond_the_second(count, words, ada, agreed, leads, acts):
    agreed()
    leads(ada, count)

    with acts(ada):
        sentence = limits.load_of(ada, by=ada).sentence
    assert words in sentence
    assert bool(words) == bool(sentence)


def test_a_number_of_her_own_comes_before_that_of_everybody(ada, ines, agreed, acts):
    agreed(own={ada: 1})

    with acts(ada):
        assert limits.load_of(ada, by=ada).most == 1
        assert limits.load_of(ines, by=ines).most == 3


def test_no_woman_is_turned_away_by_a_number(ada, agreed, leads, browse, acts):
    agreed()
    leads(ada, 3)
    answer = browse(ada).post(
        reverse("cases:enquiry"),
        {"need": "A bed", "entry_route": "UNKNOWN", "first_contact_on": "2026-11-01"},
        follow=True,
    )

    assert answer.status_code == 200
    assert "Ada leads 4 open cases, more than the 3 that were agreed" in answer.content.decode()


def test_a_caseworker_hands_nothing_to_somebody_who_leads_enough(ada, ines, agreed, leads, browse, events):
    agreed()
    case = leads(ada, 1)[0]
    leads(ines, 3)

    answer = browse(ada).post(reverse("cases:team_hand_over", args=[case.code]), {"to": ines.code, "beyond": "on"})

    assert answer.status_code == 422
    assert "ask a supervisor to hand it over" in answer.content.decode()
    assert "case.handed_over" not in events(ada)


def test_a_supervisor_is_asked_first_and_may_then_hand_it_over(ada, ben, ines, agreed, leads, browse, events):
    agreed()
    case = leads(ada, 1)[0]
    leads(ines, 3)
    window, address = browse(ben), reverse("cases:team_hand_over", args=[case.code])

    asked = window.post(address, {"to": ines.code})
    assert asked.status_code == 422
    assert "Ines leads 3 open cases already" in asked.content.decode()
    done = window.post(address, {"to": ines.code, "beyond": "on"}, follow=True)

    assert "Ines leads 4 open cases, more than the 3" in done.content.decode()
    assert events(ben)[-3:-1] == ["team.joined", "case.handed_over"] or "caseload.exceeded" in events(ben)


def test_the_action_itself_holds_the_limit(ada, ines, agreed, leads, acts):
    agreed()
    case = leads(ada, 1)[0]
    leads(ines, 3)

    with acts(ada), pytest.raises(Refused, match="ask a supervisor"):
        case_actions.hand_over(case=case, to=ines, by=ada, beyond=True)


def test_a_sealed_case_is_not_counted_to_a_supervisor_outside_its_team(ada, ben, leads, acts):
    cases = leads(ada, 2)
    with acts(ada):
        seal_case(case=cases[0], reason="A colleague is her cousin", by=ada)

        assert limits.load_of(ada, by=ada).count == 2
        assert limits.load_of(ada, by=ben).count == 1


@pytest.mark.parametrize("person", ["ben", "mia"])
def test_supervisors_and_managers_set_the_numbers(person, request, ada, browse, acts, events):
    person = request.getfixturevalue(person)

    answer = browse(person).post(PAGE, {"alert": 5, "most": 8, "version": 1, f"most_{ada.code}": 4})

    assert answer.status_code == 302
    with acts(person):
        assert (Limits.objects.get().alert, Limits.objects.get().most) == (5, 8)
        assert PersonalLimit.objects.get().most == 4
    assert events(person)[-1] == "caseload.limits_changed"


def test_an_own_number_is_taken_away_by_leaving_it_empty(ada, ben, agreed, browse, acts):
    agreed(own={ada: 1})

    browse(ben).post(PAGE, {"alert": 2, "most": 3, "version": 2, f"most_{ada.code}": ""})

    with acts(ben):
        assert not PersonalLimit.objects.exists()


@pytest.mark.parametrize("values", [{"alert": 9, "most": 8}, {"alert": 0, "most": 8}, {"alert": 5, "most": 9999}])
def test_numbers_that_make_no_sense_are_refused_and_kept_on_the_page(values, ben, browse, acts):
    answer = browse(ben).post(PAGE, {"version": 1, **values})

    assert answer.status_code == 422
    assert f'value="{values["most"]}"' in answer.content.decode()
    with acts(ben):
        assert not Limits.objects.exists()


def test_two_people_do_not_overwrite_each_other(ben, agreed):
    agreed()

    with pytest.raises(Stale):
        agreed(alert=5, most=9)


@pytest.mark.parametrize("person", ["ada", "lea", "dora"])
def test_nobody_else_sets_them(person, request, browse):
    assert browse(request.getfixturevalue(person)).get(PAGE).status_code == 403


def test_the_numbers_of_one_organisation_are_not_those_of_another(eve, agreed, acts):
    agreed()

    with acts(eve):
        assert limits.of_the_organisation().most == 25


def test_own_numbers_are_kept_for_those_who_are_not_named(ada, ines, ben, agreed, acts):
    agreed(own={ada: 1})
    with acts(ben):
        actions.set_limits(alert=2, most=3, own={ines: 2}, version=2, by=ben)

        assert limits.own_limits() == {ada.pk: 1, ines.pk: 2}
