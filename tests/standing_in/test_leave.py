"""Entering a leave, and what its days open and close."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases import actions as case_actions
from cases.doors.actions import seal_case
from cases.models import Case, Leave
from cases.standing_in import actions, people
from coalesce.accounts.actions import people as accounts
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from coalesce.refusals import Refused
from tests.cast import make_person
from tests.standing_in.conftest import day

LIST, ENTER = reverse("standing_in:leave"), reverse("standing_in:enter")


def sees(person, case, acts):
    with acts(person):
        work, read = (found.filter(pk=case.pk).exists() for found in seen_by(person))
    assert work == read
    return work


def seen_by(person):
    return Case.objects.worked_on_by(person), Case.objects.visible_to(person)


def typed(person=None, stand_in=None, first=1, last=3):
    words = {"begins_on": day(first).isoformat(), "ends_on": day(last).isoformat()}
    words |= {"stand_in": stand_in.code if stand_in else ""}
    return words | ({"person": person.code} if person else {})


# What the days do.


def test_on_the_days_of_a_leave_the_stand_in_works_on_her_cases_and_on_no_other(ada, ines, ben, cases, away, acts):
    with acts(ben):
        others = case_actions.open_enquiry(by=ben)
    assert not sees(ines, cases[0], acts)

    away()

    assert sees(ines, cases[0], acts) and sees(ines, cases[1], acts)
    assert not sees(ines, others, acts)


@pytest.mark.parametrize("first, last, opened", [(0, 0, True), (-3, 0, True), (1, 5, False), (0, 9, True)])
def test_the_first_and_the_last_day_count_and_no_other(first, last, opened, ines, cases, away, acts):
    away(first, last)

    assert sees(ines, cases[0], acts) is opened


def test_the_day_after_the_last_closes_the_cases_though_nobody_did_anything(ines, cases, away, acts, ada):
    leave = away()
    with acts(ada):
        Leave.objects.filter(pk=leave.pk).update(begins_on=day(-8), ends_on=day(-1))

    assert not sees(ines, cases[0], acts)
    with acts(ada):
        assert people.stands_in_for(ines, day(0)) == set()
        assert people.stand_in_of(ada, day(0)) is None


def test_her_own_cases_stay_open_to_her_while_she_is_away(ada, cases, away, acts):
    away()

    assert sees(ada, cases[0], acts)


def test_a_case_that_she_joins_during_her_leave_is_opened_too(ada, ben, ines, away, acts):
    away()
    with acts(ben):
        case = case_actions.open_enquiry(by=ben)
        case_actions.join_team(case=case, user=ada, by=ben)

    assert sees(ines, case, acts)


def test_a_sealed_case_is_not_opened_by_standing_in(ada, ines, cases, away, acts, browse):
    with acts(ada):
        seal_case(case=cases[0], reason="A colleague is her cousin", by=ada)
    away()

    assert not sees(ines, cases[0], acts)
    assert sees(ines, cases[1], acts)
    assert browse(ines).get(cases[0].get_absolute_url()).status_code == 404
    assert cases[0].code not in browse(ines).get(reverse("cases:list")).content.decode()


def test_whoever_is_on_the_seal_herself_opens_it_as_before(ada, ines, cases, away, acts):
    with acts(ada):
        case_actions.join_team(case=cases[0], user=ines, by=ada)
        seal_case(case=cases[0], reason="A colleague is her cousin", by=ada)
    away()

    assert sees(ines, cases[0], acts)


def test_standing_in_is_not_passed_on(hope, ada, ines, cases, away, acts):
    """Ines stands in for Ada; whoever stood in for Ines would not stand in for Ada."""
    iris = make_person("Iris", hope, Role.CASEWORKER)
    away()
    with acts(ines):
        days = {"begins_on": day(0), "ends_on": day(7)}
        Leave.objects.create(person=ines, stand_in=iris, entered_by=ines, **days)

    assert not sees(iris, cases[0], acts)


def test_a_stand_in_who_was_deactivated_opens_nothing(ada, ines, mia, cases, away, acts):
    away()
    accounts.deactivate_person(person=ines, by=mia)

    with acts(ada):
        assert people.stand_in_of(ada, day(0)) is None
        assert people.stands_in_for(ines, day(0)) == set()


def test_ending_it_early_closes_the_cases_at_once_and_twice_is_once(ada, ines, cases, away, acts, browse, events):
    leave = away()
    window, address = browse(ada), reverse("standing_in:end", args=[leave.pk])

    assert window.post(address).status_code == 302
    assert window.post(address).status_code == 302

    assert not sees(ines, cases[0], acts)
    assert events(ada).count("leave.ended") == 1


def test_she_may_go_away_again_after_an_early_end(ada, away, acts):
    leave = away()
    with acts(ada):
        actions.end_leave(leave=leave, by=ada)

    assert away().pk != leave.pk


def test_nobody_makes_a_lasting_place_in_the_team_out_of_standing_in(ada, ines, cases, away, acts):
    away()

    with acts(ines), pytest.raises(Refused, match="You stand in on this case"):
        case_actions.join_team(case=cases[0], user=ines, by=ines)
    with acts(ines), pytest.raises(Refused, match="You stand in on this case"):
        case_actions.hand_over(case=cases[0], to=ines, by=ines)


def test_the_team_page_says_who_stands_in_and_until_when(ada, ines, cases, away, browse):
    away()

    page = browse(ines).get(reverse("cases:team", args=[cases[0].code])).content.decode()

    assert "Ines" in page
    assert "Stands in for Ada until" in page


def test_the_team_page_of_a_sealed_case_names_no_stand_in(ada, cases, away, acts, browse):
    with acts(ada):
        seal_case(case=cases[0], reason="A colleague is her cousin", by=ada)
    away()

    assert "Stands in" not in browse(ada).get(reverse("cases:team", args=[cases[0].code])).content.decode()


# What people below and beside ask.


def test_who_stands_in_for_whom_is_one_question(ada, ines, ben, away, acts, django_assert_num_queries):
    away()
    with acts(ada), django_assert_num_queries(1):
        assert people.stands_in_for(ines, day(0)) == {ada.pk}
    with acts(ada), django_assert_num_queries(1):
        assert people.stand_in_of(ada, day(0)) == ines
    with acts(ada):
        assert people.stands_in_for(ben, day(0)) == set()


def test_the_dates_of_a_sealed_case_go_to_the_people_of_the_seal_while_she_is_away(ada, ines, lea, cases, away, acts):
    sealed, other = cases
    with acts(ada):
        case_actions.join_team(case=sealed, user=lea, by=ada)
        seal_case(case=sealed, reason="A colleague is her cousin", by=ada)
    told = {sealed.pk: {ada.pk}, other.pk: {ada.pk}}
    with acts(ada):
        assert people.with_the_seal(told, day(0)) == told
    away()

    with acts(ada):
        assert people.with_the_seal(told, day(0)) == {sealed.pk: {ada.pk, lea.pk}, other.pk: {ada.pk}}
        assert people.with_the_seal(told, day(8)) == told


def test_her_page_counts_what_is_left_out_and_where_she_is_alone(ada, ines, lea, cases, away, acts, browse):
    with acts(ada):
        case_actions.join_team(case=cases[0], user=lea, by=ada)
        for case in cases:
            seal_case(case=case, reason="A colleague is her cousin", by=ada)
    away()

    page = browse(ada).get(LIST).content.decode()

    assert "2 sealed cases are left out" in page
    assert "Nobody else is in the team of 1 of them" in page
    assert "sealed case" not in browse(ines).get(LIST).content.decode()


# Entering one.


def test_a_worker_enters_her_own_and_finds_it_with_who_stands_in(ada, ines, browse, acts, events):
    answer = browse(ada).post(ENTER, typed(stand_in=ines), follow=True)

    assert "Ines stands in for Ada on these days" in answer.content.decode()
    with acts(ada):
        leave = Leave.objects.get()
        entry = AuditEntry.objects.get(event="leave.entered")
    assert (leave.person, leave.stand_in, leave.begins_on, leave.ends_on) == (ada, ines, day(1), day(3))
    assert entry.details == {"person": ada.pk, "stand_in": ines.pk, "from": str(day(1)), "to": str(day(3))}


def test_a_worker_cannot_enter_one_for_a_colleague(ada, ines, lea, browse, acts):
    browse(ada).post(ENTER, typed(person=ines, stand_in=lea))

    with acts(ada):
        assert Leave.objects.get().person == ada


@pytest.mark.parametrize("by", ["ben", "mia"])
def test_a_supervisor_or_manager_enters_it_for_her_and_ends_it(by, request, ada, ines, browse, acts):
    window = browse(request.getfixturevalue(by))

    assert window.post(ENTER, typed(person=ada, stand_in=ines)).status_code == 302
    with acts(ada):
        leave = Leave.objects.get()
    assert "Ada" in window.get(LIST).content.decode()
    assert window.post(reverse("standing_in:end", args=[leave.pk])).status_code == 302
    with acts(ada):
        assert Leave.objects.get().ended_by.name == by.title()


def test_sending_the_form_twice_enters_it_once(ada, ines, browse, acts, events):
    window = browse(ada)
    for _time in range(2):
        assert window.post(ENTER, typed(stand_in=ines)).status_code == 302

    with acts(ada):
        assert Leave.objects.count() == 1
    assert events(ada).count("leave.entered") == 1


@pytest.mark.parametrize(
    "first, last, sentence",
    [
        (5, 3, "The last day cannot come before the first one"),
        (-5, -1, "These days are over"),
        (0, 400, "This is longer than a year"),
    ],
)
def test_days_that_make_no_sense_are_said_and_kept_on_the_page(first, last, sentence, ada, ines, browse, acts):
    answer = browse(ada).post(ENTER, typed(stand_in=ines, first=first, last=last))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert f'value="{day(first).isoformat()}"' in page
    assert f'value="{ines.code}" selected' in page
    with acts(ada):
        assert not Leave.objects.exists()


@pytest.mark.parametrize("first, last", [(0, 1), (7, 9), (3, 4), (-2, 20)])
def test_two_leaves_of_one_person_share_no_day(first, last, ada, lea, away, browse):
    away()

    answer = browse(ada).post(ENTER, typed(stand_in=lea, first=first, last=last))

    assert answer.status_code == 422
    assert "Ada is away then already" in answer.content.decode()


def test_a_leave_may_begin_on_the_day_after_another(ada, away):
    away(0, 7)

    assert away(8, 9).begins_on == day(8)


def test_nobody_stands_in_for_herself(ada, ben, browse, acts):
    answer = browse(ben).post(ENTER, typed(person=ada, stand_in=ada))

    assert answer.status_code == 422
    assert "Nobody stands in for herself" in answer.content.decode()


def test_whoever_is_away_herself_cannot_stand_in(ada, ines, ben, away, browse):
    away(2, 5, person=ines, stand_in=ben)

    answer = browse(ada).post(ENTER, typed(stand_in=ines))

    assert answer.status_code == 422
    assert "Ines is away herself then" in answer.content.decode()


def test_whoever_stands_in_is_not_away_on_these_days(ines, ben, away, browse):
    away()

    answer = browse(ines).post(ENTER, typed(stand_in=ben))

    assert answer.status_code == 422
    assert "Ines stands in for Ada then" in answer.content.decode()


def test_a_manager_who_works_on_cases_makes_nobody_but_another_her_stand_in(hope, ada, ines, cases, browse, acts):
    """Standing in opens the records of a colleague, who has not asked for it."""
    mara = make_person("Mara", hope, Role.ORGANISATION_MANAGER, Role.CASEWORKER)
    window = browse(mara)

    answer = window.post(ENTER, typed(person=ada, stand_in=mara, first=0))

    assert answer.status_code == 422
    assert "Nobody makes herself a stand-in. Ada or a supervisor can enter it" in answer.content.decode()
    with acts(mara), pytest.raises(Refused, match="Nobody makes herself a stand-in"):
        days = {"begins_on": day(0), "ends_on": day(1)}
        actions.enter_leave(person=ada, stand_in=mara, by=mara, **days)
    assert not sees(mara, cases[0], acts)
    assert window.post(ENTER, typed(person=ada, stand_in=ines, first=0)).status_code == 302


def test_a_manager_who_works_on_cases_stands_in_where_her_colleague_asks_for_it(hope, ada, browse, acts):
    mara = make_person("Mara", hope, Role.ORGANISATION_MANAGER, Role.CASEWORKER)

    assert browse(ada).post(ENTER, typed(stand_in=mara)).status_code == 302


def test_a_supervisor_who_sees_the_cases_anyway_stands_in_herself(ada, ben, browse):
    assert browse(ben).post(ENTER, typed(person=ada, stand_in=ben)).status_code == 302


def test_only_a_supervisor_stands_in_for_a_supervisor(hope, ben, ines, browse):
    bea = make_person("Bea", hope, Role.SUPERVISOR)
    window = browse(ben)

    answer = window.post(ENTER, typed(person=ben, stand_in=ines))

    assert answer.status_code == 422
    assert "Ben supervises" in answer.content.decode()
    assert window.post(ENTER, typed(person=ben, stand_in=bea)).status_code == 302


@pytest.mark.parametrize("who", ["mia", "eve", "gone"])
def test_only_a_colleague_who_works_on_cases_stands_in(who, request, hope, ada, browse, acts):
    person = request.getfixturevalue(who) if who != "gone" else make_person("Gone", hope, Role.CASEWORKER)
    if who == "gone":
        person.is_active = False
        person.save()

    answer = browse(ada).post(ENTER, typed(stand_in=person))

    assert answer.status_code == 422
    assert "This person does not work on cases here any more" in answer.content.decode()
    with acts(ada):
        assert not Leave.objects.exists()
        days = {"begins_on": day(0), "ends_on": day(1)}
        with pytest.raises(Refused, match="does not work on cases here"):
            actions.enter_leave(person=ada, stand_in=person, by=ada, **days)


def test_a_refusal_is_remembered(ada, ines, away, events, browse):
    away()

    with pytest.raises(Refused, match="Ada is away then already"):
        away(1, 2)


def test_one_person_ends_neither_the_leave_of_a_colleague_nor_of_another_organisation(ines, eve, away, browse, acts):
    leave = away()
    for person in (ines, eve):
        assert browse(person).post(reverse("standing_in:end", args=[leave.pk])).status_code == 404

    with acts(ines):
        assert Leave.objects.get().ended_at is None


def test_a_colleague_sees_only_her_own_leaves_and_those_in_which_she_stands_in(ada, ines, lea, ben, away, browse):
    away()

    assert "Ada" not in browse(lea).get(LIST).content.decode()
    assert "You stand in" in browse(ines).get(LIST).content.decode()
    assert "Colleagues" in browse(ben).get(LIST).content.decode()


def test_an_empty_page_says_what_will_stand_there(ada, browse):
    assert "No leave is entered" in browse(ada).get(LIST).content.decode()


@pytest.mark.parametrize("person", ["dora", "cora"])
def test_nobody_else_opens_the_page(person, request, browse):
    assert browse(request.getfixturevalue(person)).get(LIST).status_code == 403


def test_her_settings_say_when_she_is_away_and_lead_to_the_page(ada, away, browse):
    settings = reverse("accounts:settings")
    assert "No leave is entered" in browse(ada).get(settings).content.decode()

    away()

    page = browse(ada).get(settings).content.decode()
    assert "You are away until" in page
    assert "Ines stands in" in page
    assert f'href="{LIST}"' in page


def test_a_leave_that_is_over_is_not_on_the_page(ada, away, acts, browse):
    leave = away()
    yesterday = timezone.localdate() - timedelta(days=1)
    with acts(ada):
        Leave.objects.filter(pk=leave.pk).update(begins_on=yesterday, ends_on=yesterday)

    assert "Ines" not in browse(ada).get(LIST).content.decode()
