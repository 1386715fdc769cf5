"""Who may be known here already, and why."""

import datetime

import pytest

from cases import actions, duplicates
from coalesce.permissions import Role
from tests.cases.views.test_opening import REGISTER, words
from tests.cast import make_person

BORN = datetime.date(1999, 5, 1)


@pytest.fixture
def known(ada, acts):
    """`known(first_name="Oksana", …)` is a woman who is registered here."""

    def register(phone=None, **identity):
        with acts(ada):
            case = actions.register_woman(identity=identity, by=ada)
            if phone:
                actions.add_safe_contact(woman=case.woman, channel="SMS", value=phone, by=ada)
        return case

    return register


@pytest.fixture
def reasons(ada, acts):
    """`reasons(first_name=…)`: {case: why a new woman may be she}."""

    def ask(by=ada, phone="", **identity):
        contact = {"channel": "PHONE", "value": phone} if phone else {}
        with acts(by):
            return {one.case: one.reasons for one in duplicates.of(identity=identity, contact=contact, by=by)}

    return ask


def test_the_same_phone(known, reasons):
    case = known("+35799123456", first_name="Grace")

    assert reasons(first_name="Blessing", phone="00357 99-123456") == {case: [duplicates.SAME_PHONE]}


def test_the_same_document_number_however_it_is_written(known, reasons):
    case = known(first_name="Grace", identity_number="ab 123.456")

    assert reasons(first_name="Blessing", identity_number="AB123456") == {case: [duplicates.SAME_DOCUMENT]}


@pytest.mark.parametrize(
    ("here", "typed"), [("Olga", "Όλγα"), ("Оксана", "Oksana"), ("Fatima", "Fátima"), ("María", "Мария")]
)
def test_the_same_name_in_any_script_and_the_same_year(here, typed, known, reasons):
    case = known(first_name=here, date_of_birth=BORN)

    found = reasons(first_name=typed, date_of_birth=BORN.replace(month=1))

    assert found == {case: [duplicates.SAME_NAME_AND_YEAR]}


def test_a_name_that_sounds_alike_with_the_same_citizenship(known, reasons):
    case = known(first_name="Chukwuemeka", family_name="Okafor", citizenships=["NG"])
    twin = {"first_name": "Chukuemeka", "family_name": "Okaför"}

    assert reasons(**twin, citizenships=["NG"]) == {case: [duplicates.LIKE_NAME_AND_CITIZENSHIP]}
    assert reasons(**twin, citizenships=["GH"]) == {}


def test_a_first_name_alone_accuses_nobody_who_has_a_longer_name(known, reasons):
    known(first_name="Blessing", family_name="Okafor", citizenships=["NG"])

    assert reasons(first_name="Blessing", citizenships=["NG"]) == {}


def test_several_reasons_come_first(known, reasons):
    known("+35799123456", first_name="Grace")
    surer = known("+35799123456", first_name="Blessing", date_of_birth=BORN)

    found = reasons(first_name="Blessing", date_of_birth=BORN, phone="+35799123456")

    assert next(iter(found.items())) == (surer, [duplicates.SAME_PHONE, duplicates.SAME_NAME_AND_YEAR])


def test_nobody_is_matched_across_organisations(known, reasons, eve):
    known("+35799123456", first_name="Blessing", date_of_birth=BORN)

    assert reasons(by=eve, first_name="Blessing", date_of_birth=BORN, phone="+35799123456") == {}


@pytest.fixture
def register(ada, browse):
    typed = {"first_name": "Blessing", "family_name": "Okafor", "channel": "SMS", "value": "+35799123456"}
    return lambda person=ada, **more: browse(person).post(REGISTER, typed | more)


def test_whoever_registers_her_is_asked_to_look_first_and_loses_nothing_typed(known, register, ada, acts):
    case = known("+35799123456", first_name="Grace")

    response = register()

    assert response.status_code == 422
    assert case.code in words(response) and "The phone is the same" in words(response)
    assert 'value="Okafor"' in words(response)
    assert register(is_another="on").status_code == 302


def test_of_a_colleagues_case_she_learns_the_code_and_whom_to_ask(known, register, hope):
    case = known("+35799123456", first_name="Grace", family_name="Adeyemi")
    newcomer = make_person("Nina", hope, Role.CASEWORKER)

    page = words(register(newcomer))

    assert case.code in page and "Ask Ada" in page
    assert "Adeyemi" not in page and case.get_absolute_url() not in page


def test_a_form_that_is_sent_twice_does_not_accuse_itself(register):
    once = "5f1d2c3e-0a0b-4c0d-8e0f-112233445566"

    assert [register(once=once).status_code for _time in range(2)] == [302, 302]
