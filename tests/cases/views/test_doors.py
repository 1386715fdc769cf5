"""Who may open which page of a case."""

import uuid

import pytest
from django.urls import reverse

from cases import actions, urls
from cases.models import Child, IdentityPaper
from tests.cast import make_person

OF_A_CASE = [pattern.name for pattern in urls.of_a_case]
OF_EDITING = {"edit", "woman_edit", "identify", "contact_add", "contact_edit", "contact_remove", "profile_edit"}
OF_EDITING |= {f"{thing}_{what}" for thing in ("child", "paper") for what in ("add", "change", "remove")}
OF_EDITING |= {name for name in OF_A_CASE if name.startswith("details_")}
OF_CASEWORKERS = OF_EDITING | {"consent_decide", "consent_withdraw"}


@pytest.fixture
def address(agreed, ada, lea, acts):
    """`address("edit")` is where that page of Blessing's case is."""
    with acts(ada):
        actions.join_team(case=agreed, user=lea, by=ada)
        contact = actions.add_safe_contact(woman=agreed.woman, channel="POST", value="The library", by=ada)
        consent = agreed.consents.current().get(purpose="service")
        child = actions.add_around(case=agreed, model=Child, age_band="6-11", by=ada)
        paper = actions.add_around(case=agreed, model=IdentityPaper, kind="PASSPORT", by=ada)
    further = {
        "move": ["assessment"],
        "contact_edit": [contact.pk],
        "contact_remove": [contact.pk],
        "child_change": [child.pk],
        "child_remove": [child.pk],
        "paper_change": [paper.pk],
        "paper_remove": [paper.pk],
        "consent_withdraw": [consent.pk],
        "consent_decide": ["service"],
        "team_leave": [lea.code],
    }
    return lambda name: reverse(f"cases:{name}", args=[agreed.code, *further.get(name, [])])


@pytest.mark.parametrize("name", OF_A_CASE)
def test_her_caseworker_opens_it(name, address, ada, browse):
    assert browse(ada).get(address(name)).status_code == 200


@pytest.mark.parametrize("name", OF_A_CASE)
def test_eve_finds_nothing_there(name, address, eve, browse):
    assert browse(eve).get(address(name)).status_code == 404
    assert browse(eve).post(address(name), {"decision": "given"}).status_code == 404


@pytest.mark.parametrize("name", OF_A_CASE)
def test_a_caseworker_outside_the_team_finds_nothing_either(name, address, hope, browse):
    zoe = make_person("Zoe", hope, "caseworker")

    assert browse(zoe).get(address(name)).status_code == 404


@pytest.mark.parametrize("name", OF_A_CASE)
def test_a_manager_opens_no_record(name, address, mia, browse):
    assert browse(mia).get(address(name)).status_code == 403


@pytest.mark.parametrize("name", OF_A_CASE)
def test_a_stranger_is_asked_to_sign_in(name, address, client):
    response = client.get(address(name))

    assert response.status_code == 302
    assert "login" in response["Location"]


@pytest.mark.parametrize("name", sorted(OF_CASEWORKERS))
def test_a_supervisor_reads_and_approves_but_does_not_write(name, address, ben, browse):
    assert browse(ben).get(address(name)).status_code == 403


def test_a_supervisor_sees_the_cases_of_her_whole_organisation(agreed, ben, browse):
    assert agreed.code in browse(ben).get(reverse("cases:list")).content.decode()


def test_a_specialist_sees_only_the_cases_she_works_on(agreed, lea, ada, acts, browse):
    assert agreed.code not in browse(lea).get(reverse("cases:list")).content.decode()

    with acts(ada):
        actions.join_team(case=agreed, user=lea, by=ada)

    assert agreed.code in browse(lea).get(reverse("cases:list")).content.decode()


@pytest.mark.parametrize("name", ["list", "search", "enquiry", "register"])
def test_the_pages_before_a_case_are_not_for_a_coordinator(name, cora, browse):
    assert browse(cora).get(reverse(f"cases:{name}")).status_code == 403


def test_every_address_of_this_app_says_who_may_open_it():
    assert all(getattr(pattern.callback, "access", None) for pattern in urls.of_a_case)


def test_an_address_that_is_no_case_is_not_found(ada, browse):
    assert browse(ada).get("/cases/CY-00000-1/").status_code == 404
    assert browse(ada).get(f"/cases/{uuid.uuid4()}/").status_code == 404
