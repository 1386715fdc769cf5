"""The caseload of each worker, as a supervisor sees it, and her own as she does."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases import actions as case_actions
from cases.caseload import counting
from cases.doors.actions import seal_case
from cases.models import Case
from coalesce.permissions import Role
from tests.cast import make_person

PAGE, LIST = reverse("caseload:workers"), reverse("cases:list")


def of(workers, person):
    return next(worker for worker in workers if worker.person == person)


def test_each_worker_stands_with_her_open_cases_by_state_risk_and_what_is_overdue(ada, ines, ben, leads, acts):
    first, second, third = leads(ada, 3)
    yesterday = timezone.localdate() - timedelta(days=1)
    with acts(ada):
        Case.objects.filter(pk=first.pk).update(risk_level="HIGH", risk_review_on=yesterday, state="active")
        Case.objects.filter(pk=second.pk).update(state="closed")
        workers = counting.of_workers(ben, timezone.localdate())

    hers = of(workers, ada)
    assert (hers.load.count, hers.high_risk, hers.overdue) == (2, 1, 1)
    assert dict(zip(counting.STATES, hers.states, strict=True))["active"] == 1
    assert of(workers, ines).load.count == 0
    assert third.state == "enquiry"


def test_a_sealed_case_is_in_no_number_of_a_supervisor_outside_its_team(ada, ben, leads, acts):
    cases = leads(ada, 2)
    with acts(ada):
        seal_case(case=cases[0], reason="A colleague is her cousin", by=ada)

        assert of(counting.of_workers(ben, timezone.localdate()), ada).load.count == 1


def test_the_page_names_workers_and_no_woman(ada, ben, acts, browse):
    with acts(ada):
        case = case_actions.register_woman(identity={"first_name": "Blessing", "family_name": "Okafor"}, by=ada)

    page = browse(ben).get(PAGE).content.decode()

    assert "Ada" in page
    assert "Open cases of each caseworker" in page
    assert not [word for word in ("Blessing", "Okafor", case.code) if word in page]


def test_the_page_runs_as_many_queries_for_many_workers_as_for_one(hope, ada, ben, leads, browse):
    leads(ada, 1)
    window = browse(ben)
    window.get(PAGE)
    with CaptureQueriesContext(connection) as one:
        window.get(PAGE)
    for name in ("Ines", "Ida", "Isa"):
        leads(make_person(name, hope, Role.CASEWORKER), 2)

    with CaptureQueriesContext(connection) as many:
        window.get(PAGE)

    assert len(many) == len(one)
    assert len(one) <= 17


@pytest.mark.parametrize("person", ["ada", "lea", "mia", "dora"])
def test_only_a_supervisor_compares_workers(person, request, browse):
    assert browse(request.getfixturevalue(person)).get(PAGE).status_code == 403


def test_a_worker_finds_those_she_leads_before_those_of_her_colleagues(ada, ines, leads, acts, browse):
    hers = leads(ada, 1)[0]
    colleagues = leads(ines, 2)
    with acts(ines):
        for case in colleagues:
            case_actions.join_team(case=case, user=ada, by=ines)
        Case.objects.filter(pk=hers.pk).update(opened_on=timezone.localdate() - timedelta(days=90))

    rows = browse(ada).get(LIST).context["page"].rows

    assert rows[0] == hers
    assert len(rows) == 3


def test_a_worker_reads_how_many_she_leads(ada, agreed, leads, browse):
    agreed()
    leads(ada, 4)

    page = browse(ada).get(LIST).content.decode()

    assert "You lead 4 of 3" in page
    assert "Ask your supervisor" in page


@pytest.mark.parametrize(
    "asked, found",
    [
        ({"risk": "HIGH"}, {"high"}),
        ({"risk": "none"}, {"quiet", "other"}),
        ({"overdue": "on"}, {"high"}),
        ({"state": "active"}, {"quiet"}),
        ({"worker": "ines"}, {"other"}),
        ({"worker": "nobody", "risk": "x", "state": "y"}, {"high", "quiet", "other"}),
    ],
)
def test_a_supervisor_narrows_the_list(asked, found, ada, ines, ben, leads, acts, browse):
    high, quiet = leads(ada, 2)
    codes = {high.code: "high", quiet.code: "quiet", leads(ines, 1)[0].code: "other"}
    with acts(ada):
        passed = timezone.localdate() - timedelta(days=1)
        Case.objects.filter(pk=high.pk).update(risk_level="HIGH", risk_review_on=passed)
        Case.objects.filter(pk=quiet.pk).update(state="active")
    asked = asked | ({"worker": str(ines.code)} if asked.get("worker") == "ines" else {})

    rows = browse(ben).get(LIST, asked).context["page"].rows

    assert {codes[case.code] for case in rows} == found


def test_every_filter_together_runs_as_many_queries_for_many_as_for_one(ada, ben, leads, browse):
    asked = {"risk": "none", "overdue": "on", "worker": str(ada.code), "state": "enquiry"}
    leads(ada, 1)
    window = browse(ben)
    window.get(LIST, asked)
    with CaptureQueriesContext(connection) as one:
        window.get(LIST, asked)
    leads(ada, 8)

    with CaptureQueriesContext(connection) as many:
        window.get(LIST, asked)

    assert len(many) == len(one)
