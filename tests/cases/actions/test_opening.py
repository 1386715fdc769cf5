"""How a woman's record begins."""

import pytest
from django.db import connection

from cases import actions
from cases.actions import opening
from cases.codes import ALPHABET, new_code
from cases.models import Case, Woman
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused, Stale


def test_an_enquiry_is_kept_without_any_identity(enquiry, ada, acts):
    with acts(ada):
        case = Case.objects.select_related("woman").get(pk=enquiry.pk)

        assert case.state == Case.State.ENQUIRY
        assert not case.woman.has_identity
        assert case.woman.full_name == ""
        assert case.need == "A bed tonight"


def test_a_first_name_is_enough_to_be_registered(case):
    assert case.state == Case.State.INTAKE
    assert case.woman.has_identity


def test_a_name_she_made_up_is_enough_too(ada, acts):
    with acts(ada):
        assert actions.register_woman(identity={"known_as": "Star"}, by=ada).woman.called == "Star"


def test_nobody_is_registered_without_anything_to_call_her_by(ada, acts):
    with acts(ada), pytest.raises(Refused, match="need not be her real one"):
        actions.register_woman(identity={"family_name": "Okafor"}, by=ada)


def test_codes_carry_the_country_and_no_letter_that_sounds_like_another():
    for _time in range(200):
        country, random_part = new_code("cy").split("-")

        assert country == "CY"
        assert len(random_part) == 5
        assert set(random_part) <= set(ALPHABET)
    assert not set("AEIOULBSZ01") & set(ALPHABET)


def test_her_case_carries_her_code_and_a_number(case):
    assert case.code == f"{case.woman.code}-1"


def test_a_code_that_another_organisation_has_is_replaced_in_silence(case, eve, acts, monkeypatch):
    drawn = iter([case.woman.code, "CY-33333"])
    monkeypatch.setattr(opening, "new_code", lambda country: next(drawn))

    with acts(eve):
        assert actions.open_enquiry(by=eve).woman.code == "CY-33333"


def test_whoever_opens_a_case_is_in_its_team(case, ada, lea, acts):
    with acts(ada):
        assert list(Case.objects.visible_to(ada)) == [case]
        assert not Case.objects.visible_to(lea).exists()
        assert ada.has_perm("cases.work_on_case", case)


def test_an_import_can_name_the_caseworker(mia, ada, acts):
    with acts(mia):
        case = actions.register_woman(identity={"first_name": "Joy"}, by=mia, worker=ada)

        assert case.assigned_to == ada
        assert list(Case.objects.visible_to(ada)) == [case]
        assert not case.team.filter(user=mia).exists()


def test_what_she_said_lies_sealed_in_the_database(case, ada, acts):
    with acts(ada), connection.cursor() as cursor:
        cursor.execute("select first_name, family_name from cases_woman")
        assert not any(b"Blessing" in bytes(value) or b"Okafor" in bytes(value) for value in cursor.fetchone())


def test_registering_is_in_the_audit(case, ada, events):
    assert events(ada)[:3] == ["team.joined", "case.opened", "woman.registered"]


def test_an_enquiry_becomes_a_registered_woman_under_the_same_code(enquiry, ada, acts, events):
    with acts(ada):
        woman = actions.identify_woman(
            woman=enquiry.woman, identity={"first_name": "Grace", "citizenships": ["NG"]}, version=1, by=ada
        )

        assert woman.has_identity
        assert woman.code == enquiry.woman.code
        assert Woman.objects.get().called == "Grace"
    assert "woman.registered" in events(ada)


def test_she_is_registered_only_once(case, ada, acts):
    with acts(ada), pytest.raises(Refused, match="registered already"):
        actions.identify_woman(woman=case.woman, identity={"first_name": "Grace"}, version=1, by=ada)


def test_her_details_change_and_the_audit_names_the_fields_but_not_the_words(case, ada, acts):
    with acts(ada):
        woman = actions.update_woman(woman=case.woman, changes={"known_as": "Bee"}, version=1, by=ada)

        assert (woman.called, woman.version) == ("Bee", 2)
    with acts(ada):
        assert AuditEntry.objects.get(event="woman.updated").details == {"fields": ["known_as"]}


def test_the_second_of_two_writers_is_told_instead_of_overwriting(case, ada, acts):
    with acts(ada):
        actions.update_woman(woman=case.woman, changes={"known_as": "Bee"}, version=1, by=ada)

        with pytest.raises(Stale, match="while you were writing"):
            actions.update_woman(woman=case.woman, changes={"known_as": "Queen"}, version=1, by=ada)
        assert Woman.objects.get().known_as == "Bee"


def test_eve_cannot_open_a_case_of_hers_with_this_organisations_worker(eve, ada, acts):
    with acts(eve), pytest.raises(Refused, match="your organisation"):
        actions.open_enquiry(by=eve, worker=ada)
