"""The organisation's interpreters, and whom Blessing does not want beside her."""

import uuid

import pytest
from django.urls import reverse

from cases import actions as case_actions
from cases.interpreters import actions, gates
from cases.interpreters.models import Interpreter, RuledOut
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused

AMARA = {"name": "Amara Nwosu", "kind": "interpreter", "gender": "FEMALE", "language_1": "eng", "is_active": "on"}


@pytest.fixture
def case(ada, acts):
    with acts(ada):
        return case_actions.register_woman(identity={"first_name": "Blessing"}, by=ada)


@pytest.fixture
def amara(ada, acts):
    with acts(ada):
        return actions.add_interpreter(name="Amara Nwosu", languages=["eng"], gender="FEMALE", by=ada)


def test_a_form_that_is_sent_twice_adds_one_interpreter(ada, acts, browse):
    once = uuid.uuid4()
    for _time in range(2):
        assert browse(ada).post(reverse("interpreters:add"), AMARA | {"once": once}).status_code == 302

    with acts(ada):
        assert Interpreter.objects.get().languages == ["eng"]


def test_a_name_lies_sealed_under_the_organisation(amara, ada, acts):
    with acts(ada):
        assert "Amara" not in str(Interpreter.objects.values_list("name").get())
        assert Interpreter.objects.get().name == "Amara Nwosu"


def test_two_people_do_not_overwrite_each_other(amara, mia, browse):
    address = reverse("interpreters:change", args=[amara.pk])

    assert browse(mia).post(address, AMARA | {"version": 1}).status_code == 302
    assert browse(mia).post(address, AMARA | {"version": 1}).status_code == 409


def test_another_organisation_finds_nobody(amara, eve, browse):
    assert browse(eve).get(reverse("interpreters:change", args=[amara.pk])).status_code == 404
    assert "Amara" not in browse(eve).get(reverse("interpreters:list")).content.decode()


def test_who_reads_figures_alone_keeps_no_list(cora, lea, browse):
    for person in (cora, lea):
        assert browse(person).get(reverse("interpreters:list")).status_code == 403


def test_she_rules_somebody_out_without_saying_why(amara, case, ada, acts, browse):
    address = reverse("interpreters:rule_out", args=[case.code])
    assert browse(ada).post(address, {"interpreter": amara.pk, "once": uuid.uuid4()}).status_code == 302

    page = browse(ada).get(reverse("cases:woman", args=[case.code])).content.decode()
    assert "Amara Nwosu" in page
    with acts(ada):
        assert AuditEntry.objects.filter(event="interpreter.ruled_out", woman_id=case.woman_id).exists()
        assert gates.choices_for(case.woman) == []
        with pytest.raises(Refused, match="does not want this person"):
            gates.demand_allowed(case.woman, amara)


def test_a_form_without_a_person_is_told(case, ada, browse):
    answer = browse(ada).post(reverse("interpreters:rule_out", args=[case.code]), {})

    assert answer.status_code == 422
    assert "write who it is" in answer.content.decode()


def test_she_may_change_her_mind(amara, case, ada, acts, browse):
    with acts(ada):
        ruled_out = actions.rule_out(case=case, interpreter=amara, by=ada)
        assert actions.rule_out(case=case, interpreter=amara, by=ada).pk == ruled_out.pk

    browse(ada).post(reverse("interpreters:allow_again", args=[case.code, ruled_out.pk]))

    with acts(ada):
        assert not RuledOut.objects.exists()
        gates.demand_allowed(case.woman, amara)


def test_whom_one_woman_ruled_out_another_may_want(amara, case, ada, acts):
    with acts(ada):
        actions.rule_out(case=case, interpreter=amara, by=ada)
        other = case_actions.register_woman(identity={"first_name": "Joy"}, by=ada)

        assert gates.choices_for(other.woman) == [amara]


def test_who_left_is_not_booked(amara, case, ada, acts):
    with acts(ada):
        actions.change_interpreter(interpreter=amara, version=1, is_active=False, by=ada)
        amara.refresh_from_db()

        with pytest.raises(Refused, match="any more"):
            gates.demand_allowed(case.woman, amara)


def test_two_people_in_one_form_are_not_taken_for_one(amara, case, ada, acts, browse):
    typed = {"interpreter": amara.pk, "who": "Anyone from her town"}
    response = browse(ada).post(reverse("interpreters:rule_out", args=[case.code]), typed)

    assert response.status_code == 422
    assert "These are two people" in response.content.decode()
    with acts(ada):
        assert not RuledOut.objects.exists()
