"""The pages of a pillar: who opens them, who writes on them, and what they show."""

import re
import uuid

import pytest
from django.urls import reverse

from cases.models import Case
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from pillars import actions
from pillars.cards import cards
from pillars.catalogue import LEGAL, PILLARS, PSYCHOSOCIAL
from pillars.economic.kinds import LANGUAGES
from pillars.economic.models import LanguageLevel
from pillars.legal.models import ResidencePermit
from pillars.models import Assessment, Goal, Rating, Service
from pillars.psychosocial.models import SafetyPlan
from tests.cast import make_person
from tests.pillars.conftest import TODAY

ONCE = str(uuid.uuid4())
SERVICE = {
    "once": ONCE,
    "held_on": TODAY.isoformat(),
    "service_type": "LEGAL_ADVICE",
    "minutes": "45",
    "attendance": "attended",
    "mode": "phone",
    "note": "Explained the letter.",
}
GOAL = {"once": ONCE, "domain": "L1", "statement": "To stay near my sister", "due_on": ""}
TALK = {
    "once": ONCE,
    "held_on": TODAY.isoformat(),
    "rated_by": "woman",
    "needs": "A lawyer",
    "rating_L1": "2",
    "wants_L1": "on",
}
PERMIT = {"once": ONCE, "kind": "REFUGEE", "issued_on": "", "expires_on": "2031-01-31", "number": "77"}
PLAN = {
    "once": ONCE,
    "made_on": TODAY.isoformat(),
    "review_on": "2031-01-31",
    "measures": "Call Ada",
    "warning_signs": "",
    "people": "",
}
LEVEL = {
    "once": ONCE,
    "language": "ell",
    "skill": "OVERALL",
    "level": "A2",
    "note": "",
    "reached_on": TODAY.isoformat(),
}

WRITING = {
    "pillars:deliver_service": (LEGAL, SERVICE, Service, "service.delivered"),
    "pillars:set_goal": (LEGAL, GOAL, Goal, "goal.set"),
    "pillars:assess": (LEGAL, TALK, Assessment, "assessment.made"),
    "pillars:legal:record_permit": (None, PERMIT, ResidencePermit, "permit.recorded"),
    "pillars:psychosocial:agree_safety_plan": (None, PLAN, SafetyPlan, "safety_plan.agreed"),
    "pillars:economic:record": (LANGUAGES, LEVEL, LanguageLevel, "language_level.recorded"),
}


def address(name, case, *more):
    within = [WRITING[name][0]] if name in WRITING and WRITING[name][0] else []
    within = within or ([LEGAL] if name.count(":") == 1 else [])
    return reverse(name, args=[case.code, *within, *more])


@pytest.mark.parametrize("name", WRITING)
def test_ada_writes_once_however_often_she_presses(ada, case, acts, browse, name):
    _pillar, sent, model, event = WRITING[name]
    shown = browse(ada).get(address(name, case))
    for _again in range(2):
        answer = browse(ada).post(address(name, case), sent)

    assert shown.status_code == 200 and 'name="once"' in shown.text
    assert answer.status_code == 302
    with acts(ada):
        assert model.objects.count() == 1
        assert AuditEntry.objects.filter(event=event, actor_id=ada.pk).count() == 1


@pytest.mark.parametrize("name", WRITING)
def test_a_form_left_empty_says_what_is_missing(ada, case, browse, name):
    answer = browse(ada).post(address(name, case), {})

    assert answer.status_code == 422
    assert "Please look at this again" in answer.text


@pytest.mark.parametrize("name", WRITING)
def test_eve_finds_nothing(eve, case, browse, name):
    assert browse(eve).get(address(name, case)).status_code == 404
    assert browse(eve).post(address(name, case), WRITING[name][1]).status_code == 404


@pytest.mark.parametrize("name", WRITING)
def test_a_supervisor_reads_and_does_not_write(ben, case, browse, name):
    assert browse(ben).get(address(name, case)).status_code == 403


@pytest.mark.parametrize("name", WRITING)
def test_a_closed_case_says_so(ada, case, acts, browse, name):
    with acts(ada):
        Case.objects.update(state=Case.State.CLOSED)

    answer = browse(ada).post(address(name, case), WRITING[name][1])

    assert answer.status_code == 409
    assert "closed" in answer.text


def test_a_specialist_writes_in_her_own_pillar_alone(lea, case, browse):
    opened = {pillar.slug: browse(lea).get(reverse("pillars:assess", args=[case.code, pillar])) for pillar in PILLARS}

    assert {slug: answer.status_code for slug, answer in opened.items()} == {
        "psychosocial": 403,
        "legal": 200,
        "economic": 403,
    }
    assert browse(lea).get(address("pillars:economic:record", case)).status_code == 403
    assert browse(lea).get(reverse("pillars:legal:record_permit", args=[case.code])).status_code == 200


def test_a_specialist_reads_the_words_of_her_own_pillar_alone(ada, lea, case, acts, browse):
    with acts(ada):
        for pillar, domain in ((LEGAL, "L1"), (PSYCHOSOCIAL, "P1")):
            values = {"held_on": TODAY, "rated_by": "woman", "needs": f"Words on {pillar.slug}"}
            actions.assess(case=case, pillar=pillar, ratings={domain: (2, True)}, by=ada, **values)

    own = browse(lea).get(reverse("pillars:pillar", args=[case.code, LEGAL])).text
    other = browse(lea).get(reverse("pillars:pillar", args=[case.code, PSYCHOSOCIAL])).text

    assert "Words on legal" in own
    assert "Words on psychosocial" not in other
    assert "Safety from traffickers" in other


@pytest.mark.parametrize("pillar", PILLARS, ids=str)
def test_the_team_reads_every_pillar_and_nobody_else_does(ada, ben, lea, eve, mia, case, browse, pillar):
    stranger = make_person("Zoe", ada.organisation, Role.CASEWORKER)
    answers = [
        browse(person).get(reverse("pillars:pillar", args=[case.code, pillar])).status_code
        for person in (ada, ben, lea, eve, stranger, mia)
    ]

    assert answers == [200, 200, 200, 404, 404, 403]


def test_a_record_of_another_case_is_not_found(ada, case, acts, browse):
    with acts(ada):
        goal = actions.set_goal(case=case, pillar=LEGAL, domain="L1", statement="To stay", by=ada)

    assert browse(ada).get(reverse("pillars:change_goal", args=[case.code, LEGAL, goal.pk])).status_code == 200
    assert browse(ada).get(reverse("pillars:change_goal", args=[case.code, PSYCHOSOCIAL, goal.pk])).status_code == 404
    assert browse(ada).get(reverse("pillars:correct_service", args=[case.code, LEGAL, goal.pk])).status_code == 404


def test_a_day_before_she_came_is_told_beside_the_field(ada, case, acts, browse):
    answer = browse(ada).post(address("pillars:deliver_service", case), SERVICE | {"held_on": "2001-01-01"})

    assert answer.status_code == 422
    assert "before the first contact" in answer.text
    assert "Explained the letter." in answer.text


@pytest.mark.parametrize("rating", ["0", "6", "-1", "2.5", "five"])
def test_a_rating_outside_one_to_five_is_told_and_her_words_stay(ada, case, acts, browse, rating):
    answer = browse(ada).post(address("pillars:assess", case), TALK | {"rating_L1": rating})

    assert answer.status_code == 422
    assert "not one of the available choices" in answer.text
    assert "A lawyer" in answer.text
    with acts(ada):
        assert not Rating.objects.exists()


@pytest.mark.parametrize("minutes, kept", [("", None), ("1441", None), ("-5", None), ("125", 125), ("0", 0)])
def test_other_minutes_are_entered_by_hand(ada, case, acts, browse, minutes, kept):
    sent = SERVICE | {"minutes": "other", "other_minutes": minutes}
    answer = browse(ada).post(address("pillars:deliver_service", case), sent)

    assert answer.status_code == (422 if kept is None else 302)
    with acts(ada):
        assert list(Service.objects.values_list("minutes", flat=True)) == ([] if kept is None else [kept])


def test_a_permit_does_not_end_before_it_begins(ada, case, browse):
    sent = PERMIT | {"issued_on": "2032-01-01"}
    answer = browse(ada).post(address("pillars:legal:record_permit", case), sent)

    assert answer.status_code == 422
    assert "cannot end before it begins" in answer.text


def version_in(page):
    return re.search(r'name="version" value="(\d+)"', page.text).group(1)


def test_two_people_correct_one_service_and_the_second_is_told(ada, lea, case, acts, browse):
    browse(ada).post(address("pillars:deliver_service", case), SERVICE)
    with acts(ada):
        service = Service.objects.get()
    where = address("pillars:correct_service", case, service.pk)
    version = version_in(browse(ada).get(where))

    first = browse(lea).post(where, SERVICE | {"version": version, "minutes": "90"})
    second = browse(ada).post(where, SERVICE | {"version": version, "minutes": "15", "note": "My long note"})

    assert (first.status_code, second.status_code) == (302, 409)
    assert "My long note" in second.text
    with acts(ada):
        assert Service.objects.get().minutes == 90


def test_a_goal_is_met(ada, case, acts, browse):
    browse(ada).post(address("pillars:set_goal", case), GOAL)
    with acts(ada):
        goal = Goal.objects.get()
    where = address("pillars:change_goal", case, goal.pk)
    sent = {"version": version_in(browse(ada).get(where)), "status": "met", "statement": "To stay", "due_on": ""}

    browse(ada).post(where, sent)

    assert "1 of 1" in browse(ada).get(reverse("pillars:legal", args=[case.code])).text


def test_ratings_that_were_not_spoken_of_leave_no_row(ada, case, acts, browse):
    browse(ada).post(address("pillars:assess", case), TALK | {"rating_L2": "", "wants_L3": "on"})

    with acts(ada):
        rows = Rating.objects.order_by("domain").values_list("domain", "value", "wants_support")
        assert list(rows) == [("L1", 2, True), ("L3", None, True)]


def test_the_three_cards_take_five_queries_however_much_was_done(ada, case, acts, django_assert_num_queries):
    def rows():
        with acts(ada), django_assert_num_queries(5):
            return [panel.context["rows"] for panel in cards(case, ada)]

    assert rows()[1][1][1] == 0
    for _time in range(5):
        with acts(ada):
            for pillar in PILLARS:
                kind, part = pillar.service_types[0].code, pillar.domains[0].code
                values = {"service_type": kind, "held_on": TODAY, "minutes": 50}
                actions.deliver_service(case=case, pillar=pillar, by=ada, **values)
                actions.set_goal(case=case, pillar=pillar, domain=part, statement="x", by=ada)
    assert rows()[1][1][1] == "5 (4 h 10 min)"


def queries_of_the_page(ada, case, browse, count):
    browse(ada).get(reverse("pillars:legal", args=[case.code]))
    with count() as counted:
        assert browse(ada).get(reverse("pillars:legal", args=[case.code])).status_code == 200
    return len(counted)


def test_the_page_takes_as_many_queries_for_much_as_for_one(ada, case, acts, browse, django_assert_max_num_queries):
    def do(times):
        with acts(ada):
            for _time in range(times):
                goal = actions.set_goal(case=case, pillar=LEGAL, domain="L1", statement="To stay", by=ada)
                values = {"service_type": "LEGAL_ADVICE", "held_on": TODAY, "minutes": 50, "goal": goal, "note": "x"}
                actions.deliver_service(case=case, pillar=LEGAL, by=ada, **values)
                values = {"held_on": TODAY, "rated_by": "woman", "needs": "x", "ratings": {"L1": (2, True)}}
                actions.assess(case=case, pillar=LEGAL, by=ada, **values)

    def count():
        return django_assert_max_num_queries(45)

    do(1)
    few = queries_of_the_page(ada, case, browse, count)
    do(12)
    assert queries_of_the_page(ada, case, browse, count) == few


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_a_slip_in_the_year_of_a_permit_is_told_at_once(ada, case, browse, year):
    answer = browse(ada).post(address("pillars:legal:record_permit", case), PERMIT | {"expires_on": f"{year}-01-31"})

    assert answer.status_code == 422
    assert "This year cannot be right" in answer.text
