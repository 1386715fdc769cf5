"""Who sees a case: each colleague, sealed and not, and with an emergency opening that lasts, is over or was ended."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases import actions as case_actions
from cases.doors import actions
from cases.models import Case, EmergencyOpening

TOKEN = re.compile(r'csrfmiddlewaretoken" value="[^"]+"|X-CSRFToken": "[^"]+"')
TEAM = {"ada", "pia", "bea"}
NOBODY, SUPERVISOR = set(), {"ben"}
OUTSIDE = {"ines", "lea", "ben"}
WHO_SEES = [
    # sealed, opened, who works on it, who else reads it
    (False, None, TEAM | SUPERVISOR, NOBODY),
    (False, "live", TEAM | SUPERVISOR, OUTSIDE - SUPERVISOR),
    (False, "over", TEAM | SUPERVISOR, NOBODY),
    (False, "ended", TEAM | SUPERVISOR, NOBODY),
    (True, None, TEAM, NOBODY),
    (True, "live", TEAM, OUTSIDE),
    (True, "over", TEAM, NOBODY),
    (True, "ended", TEAM, NOBODY),
]


def words(answer):
    return TOKEN.sub("", answer.content.decode())


@pytest.fixture
def people(ada, pia, bea, ines, lea, ben, mia, dora, eve, cora):
    everybody = (ada, pia, bea, ines, lea, ben, mia, dora, eve, cora)
    return {person.name.lower(): person for person in everybody}


@pytest.fixture
def door(case, people, opens, acts):
    """Puts the case into one of the situations of the table."""

    def arrange(is_sealed, opened):
        if is_sealed:
            with acts(people["ada"]):
                actions.seal_case(case=case, reason="A colleague is her cousin", by=people["ada"])
        for name in OUTSIDE if opened else ():
            opening = opens(people[name])
            with acts(people[name]):
                if opened == "over":
                    EmergencyOpening.objects.filter(pk=opening.pk).update(until=timezone.now())
                if opened == "ended":
                    actions.end_opening(opening=opening, by=people[name])

    return arrange


@pytest.mark.parametrize("is_sealed, opened, at_work, readers", WHO_SEES)
def test_the_one_rule_says_who_works_on_a_case_and_who_reads_it(
    is_sealed, opened, at_work, readers, people, door, acts
):
    door(is_sealed, opened)

    working, seeing = set(), set()
    for name, person in people.items():
        with acts(person):
            working |= {name} if Case.objects.worked_on_by(person).exists() else set()
            seeing |= {name} if Case.objects.visible_to(person).count() == 1 else set()
    assert working == at_work
    assert seeing == at_work | readers


@pytest.mark.parametrize("is_sealed, opened, at_work, readers", WHO_SEES)
def test_whoever_may_not_open_it_is_answered_as_if_it_did_not_exist(
    is_sealed, opened, at_work, readers, people, door, case, browse
):
    door(is_sealed, opened)

    for name, person in people.items():
        window = browse(person)
        answer = window.get(reverse("cases:case", args=[case.code]))
        nothing = window.get(reverse("cases:case", args=["CY-22222-1"]))
        if name in at_work | readers:
            assert answer.status_code == 200, name
        else:
            assert answer.status_code in {403, 404}, name
            assert answer.status_code == nothing.status_code, name
            assert words(answer).replace(case.code, "CY-22222-1") == words(nothing), name


def test_a_sealed_case_is_in_no_list_and_no_search_of_a_supervisor(case, sealed, ben, browse):
    window = browse(ben)

    assert case.code not in window.get(reverse("cases:list"), {"state": "all"}).content.decode()
    found = window.post(reverse("cases:search"), {"q": "Blessing Okafor"}).content.decode()
    assert case.code not in found
    assert "Nobody was found" in found
    assert case.code not in window.post(reverse("cases:search"), {"q": case.code}).content.decode().split("Nobody")[1]


def test_an_open_case_is_found_by_a_colleague_outside_the_team_who_learns_whom_to_ask(case, ines, browse):
    found = browse(ines).post(reverse("cases:search"), {"q": "Blessing Okafor"}).content.decode()

    assert case.code in found
    assert "Ask Ada" in found


def test_the_audit_page_of_a_sealed_record_is_absent_for_a_supervisor_outside_the_team(
    case, sealed, ben, bea, dora, browse
):
    address = reverse("audit:woman", args=[case.woman_id])

    assert browse(ben).get(address).status_code == 404
    assert browse(bea).get(address).status_code == 200
    assert browse(dora).get(address).status_code == 200


def test_a_page_of_a_case_costs_no_more_when_it_is_sealed(case, ada, browse, acts):
    """But for one question: the seal is among the latest things that happened, and each kind of those is one."""
    window = browse(ada)
    address = reverse("cases:case", args=[case.code])
    window.get(address)
    with CaptureQueriesContext(connection) as before:
        window.get(address)
    with acts(ada):
        actions.seal_case(case=case, reason="A colleague is her cousin", by=ada)

    with CaptureQueriesContext(connection) as after:
        window.get(address)

    assert len(after) <= len(before) + 1


def test_the_list_of_a_person_with_open_doors_runs_as_many_queries_as_without(case, ines, ada, opens, acts, browse):
    window = browse(ines)
    window.get(reverse("cases:list"))
    with acts(ines):
        case_actions.open_enquiry(by=ines)
    with CaptureQueriesContext(connection) as without:
        window.get(reverse("cases:list"))
    opens(ines)

    with CaptureQueriesContext(connection) as with_it:
        page = window.get(reverse("cases:list"))

    assert case.code in page.content.decode()
    assert len(with_it) == len(without)


def test_doors_and_teams_are_looked_up_by_index(case, ines, opens, acts):
    opens(ines)
    with acts(ines), connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        plan = Case.objects.visible_to(ines).newest_first().explain()

    assert "doors_of_a_person" in plan
    assert "Seq Scan on cases_" not in plan


def test_the_door_closes_by_itself_after_four_hours(case, ines, opens, acts):
    opening = opens(ines)

    assert datetime.timedelta(hours=3, minutes=59) < opening.until - timezone.now() <= datetime.timedelta(hours=4)
