"""Services that a woman needed and did not get: recorded, corrected, and refused where they cannot be."""

import datetime
import uuid

import pytest
from django.urls import reverse

from cases.models import Case
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused, Stale
from pillars.catalogue import ECONOMIC, LEGAL
from pillars.unmet import actions
from pillars.unmet.models import UnmetNeed
from tests.pillars.conftest import FIRST_CONTACT, TODAY, agree, make_case

DAY = datetime.timedelta(days=1)
VALUES = {"service_type": "HOUSING_SEARCH", "noticed_on": TODAY, "reason": "no_capacity"}


@pytest.fixture
def case(ada, lea, acts):
    with acts(ada):
        case = make_case(ada, lea)
        agree(case)
    return case


def record(case, by, **changes):
    return actions.record_unmet_need(case=case, pillar=ECONOMIC, by=by, **VALUES | changes)


def address(case, pillar=ECONOMIC):
    return reverse("unmet:record", args=[case.code, pillar])


def test_it_is_recorded_and_stands_on_the_page_of_its_pillar(ada, case, browse, acts):
    form = {"once": str(uuid.uuid4()), **VALUES, "noticed_on": TODAY.isoformat()}
    for _again in range(2):
        assert browse(ada).post(address(case), form).status_code == 302

    with acts(ada):
        assert UnmetNeed.objects.get().reason == "no_capacity"
        assert AuditEntry.objects.filter(event="unmet_need.recorded").count() == 1
    page = browse(ada).get(reverse("pillars:economic", args=[case.code])).content.decode()
    assert "No place was free" in page


def test_what_is_settled_later_is_dated(ada, case, browse, acts):
    with acts(ada):
        need = record(case, ada, noticed_on=TODAY - 5 * DAY)
    form = {"version": "1", **VALUES, "noticed_on": str(TODAY - 5 * DAY), "settled_on": str(TODAY)}
    answer = browse(ada).post(reverse("unmet:correct", args=[case.code, ECONOMIC, need.pk]), form)

    assert answer.status_code == 302
    with acts(ada):
        assert UnmetNeed.objects.get().settled_on == TODAY


@pytest.mark.parametrize(
    "changes, sentence",
    [
        ({"noticed_on": TODAY + DAY}, "future"),
        ({"noticed_on": FIRST_CONTACT - DAY}, "first contact"),
        ({"service_type": "LEGAL_ADVICE"}, "another pillar"),
        ({"settled_on": TODAY - DAY}, "before it was noticed"),
    ],
)
def test_what_cannot_be_is_refused(ada, case, acts, changes, sentence):
    with acts(ada), pytest.raises(Refused, match=sentence):
        record(case, ada, **changes)


def test_a_wrong_date_keeps_what_was_chosen(ada, case, browse):
    answer = browse(ada).post(address(case), VALUES | {"noticed_on": str(TODAY + DAY)})

    assert answer.status_code == 422
    assert "future" in answer.content.decode()
    assert '<option value="HOUSING_SEARCH" selected>' in answer.content.decode()


def test_a_stale_form_overwrites_nothing(ada, case, acts):
    with acts(ada):
        need = record(case, ada)
        actions.correct_unmet_need(need=need, pillar=ECONOMIC, version=1, by=ada, **VALUES | {"reason": "waiting"})

    with acts(ada), pytest.raises(Stale):
        actions.correct_unmet_need(need=need, pillar=ECONOMIC, version=1, by=ada, **VALUES)


def test_a_closed_case_is_read_only(ada, case, acts):
    with acts(ada):
        Case.objects.update(state="closed")

    with acts(ada), pytest.raises(Refused, match="closed"):
        record(case, ada)


def test_a_specialist_records_it_in_her_own_pillar(lea, case, browse):
    assert browse(lea).get(address(case)).status_code == 403
    assert browse(lea).get(address(case, LEGAL)).status_code == 200


def test_another_organisation_finds_nothing(eve, case, browse):
    assert browse(eve).get(address(case)).status_code == 404
