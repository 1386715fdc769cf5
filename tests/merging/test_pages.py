"""The pages of joining two records, and the list of those who may have two."""

import pytest
from django.urls import reverse

from cases import actions as case_actions
from cases.merging.models import Merge
from cases.models import Case, Woman
from coalesce.audit.models import AuditEntry

DUPLICATES = "/cases/duplicates/"


def words(response):
    return response.content.decode()


@pytest.fixture
def address(case, second):
    return reverse("merging:compare", args=[case.code, second.code])


@pytest.fixture
def answers(case, second):
    """What the first page asks, answered: her name as the second record has it."""
    return {
        "version": 1,
        "other_version": 1,
        "first_name": "other",
        "family_name": "other",
        "date_of_birth": "kept",
        "citizenships": "kept",
        "identity_number": "other",
        "once": "5f1d2c3e-0a0b-4c0d-8e0f-112233445566",
    }


def test_both_records_stand_side_by_side(address, ben, browse):
    page = words(browse(ben).get(address))

    assert "Blessing" in page and "Blesing" in page and "1 May 1999" in page and "Nigeria" in page


def test_nothing_is_joined_before_somebody_has_seen_what_moves(address, answers, second, ben, browse, acts):
    response = browse(ben).post(address, answers)

    assert response.status_code == 200
    assert "1 × case" in words(response)
    with acts(ben):
        assert not Merge.objects.exists()


def test_it_is_joined_with_a_reason(address, answers, case, second, ben, browse, acts):
    response = browse(ben).post(address, answers | {"reason": "One card."})

    assert response["Location"] == case.get_absolute_url()
    with acts(ben):
        woman = Woman.objects.get(pk=case.woman_id)
        assert (woman.first_name, woman.family_name, woman.identity_number) == ("Blesing", "Okafor", "A 123")
        assert woman.date_of_birth.year == 1999
        assert Case.objects.get(pk=second.pk).woman == woman


def test_without_a_reason_it_is_asked_for_and_the_choices_are_kept(address, answers, ben, browse, acts):
    response = browse(ben).post(address, answers | {"reason": " "})

    assert response.status_code == 422
    assert 'name="first_name" value="other"' in words(response)
    with acts(ben):
        assert not Merge.objects.exists()


def test_a_choice_that_is_missing_is_asked_for(address, answers, ben, browse):
    del answers["family_name"]

    assert browse(ben).post(address, answers).status_code == 422


def test_the_page_of_the_joining_takes_them_apart(case, second, join, ben, browse, acts):
    merge = join(case, second)
    address = reverse("merging:undo", args=[case.code, merge.pk])

    page = words(browse(ben).get(address))
    assert f"back to {second.woman.code}" in page
    assert f"stays with {case.woman.code}" in page
    response = browse(ben).post(address, {"reason": "Two sisters."})

    assert response.status_code == 302
    with acts(ben):
        assert Woman.objects.get(pk=second.woman_id).merged_into is None
        assert {"woman.merged", "woman.unmerged"} <= set(AuditEntry.objects.values_list("event", flat=True))
    assert "took them apart" in words(browse(ben).get(address))


@pytest.mark.parametrize("page", ["merging:compare", "merging:two_women"])
def test_another_organisations_record_is_as_absent_as_none(page, case, second, eve, ben, harbour, browse, acts):
    with acts(eve):
        foreign = case_actions.register_woman(identity={"first_name": "Blessing"}, by=eve)

    response = browse(ben).post(reverse(page, args=[case.code, foreign.code]), {})

    assert response.status_code == 404


@pytest.mark.parametrize("typed", ["", "CY-22222-1", "x" * 200, "own"])
def test_a_code_that_leads_nowhere_gets_a_sentence(typed, case, ben, browse):
    typed = case.code if typed == "own" else typed

    response = browse(ben).post(reverse("merging:choose", args=[case.code]), {"code": typed})

    assert response.status_code == 422


@pytest.mark.parametrize("which", ["code", "woman"])
def test_the_other_record_is_named_by_its_code(which, case, second, ben, browse):
    typed = {"code": second.code, "woman": second.woman.code.lower()}[which]

    response = browse(ben).post(reverse("merging:choose", args=[case.code]), {"code": f" {typed} "})

    assert response["Location"] == reverse("merging:compare", args=[case.code, second.code])


def test_a_caseworker_joins_nothing(address, ada, browse):
    assert browse(ada).get(address).status_code == 403
    assert browse(ada).get(DUPLICATES).status_code == 403


def test_two_women_who_look_alike_are_proposed_until_somebody_knows_better(case, ada, ben, browse, acts):
    with acts(ada):
        born = {"date_of_birth": case.woman.date_of_birth}
        twin = case_actions.register_woman(identity={"first_name": "Blessing"} | born, by=ada)

    page = words(browse(ben).get(DUPLICATES))
    assert case.code in page and twin.code in page and "year of birth are the same" in page
    browse(ben).post(reverse("merging:two_women", args=[case.code, twin.code]))

    assert twin.code not in words(browse(ben).get(DUPLICATES))


def test_records_that_were_joined_are_not_proposed_again(case, second, join, ben, ada, browse, acts):
    with acts(ada):
        for one in (case, second):
            case_actions.add_safe_contact(woman=one.woman, channel="SMS", value="+35799123456", by=ada)
    assert second.code in words(browse(ben).get(DUPLICATES))

    join(case, second)

    assert second.code not in words(browse(ben).get(DUPLICATES))


def test_her_details_lead_from_one_case_of_hers_to_the_other(case, second, join, ben, browse):
    join(case, second)

    page = words(browse(ben).get(reverse("cases:woman", args=[case.code])))

    assert second.get_absolute_url() in page
    assert f"{second.woman.code} was joined to this record" in page
