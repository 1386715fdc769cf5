"""Sealing a case, and breaking its seal alone or by two."""

import pytest
from django.urls import reverse

from cases import actions as case_actions
from cases.doors import actions
from cases.models import Case, Seal
from coalesce.permissions import Role
from coalesce.refusals import Refused
from referrals import access as referral_access
from reporting.htcds import exporting, people
from tests.cast import make_person

REASON = {"reason": "A colleague is her cousin"}


def test_the_caseworker_seals_her_case(case, ada, ben, browse, events):
    browse(ada).post(reverse("doors:seal", args=[case.code]), REASON)

    assert "case.sealed" in events(ada)
    assert browse(ben).get(reverse("cases:case", args=[case.code])).status_code == 404


def test_a_supervisor_who_seals_from_outside_is_told_that_she_will_not_see_it(case, ben, browse):
    window = browse(ben)

    assert "You are not in the team" in window.get(reverse("doors:seal", args=[case.code])).content.decode()
    assert window.post(reverse("doors:seal", args=[case.code]), REASON).url == reverse("home")
    assert window.get(reverse("cases:case", args=[case.code])).status_code == 404


def test_a_second_caseworker_of_the_team_does_not_seal(case, ines, ada, acts):
    with acts(ines), pytest.raises(Refused, match="who leads the case"):
        actions.seal_case(case=case, by=ines, **REASON)


def test_sealing_twice_is_one_seal(case, ada, acts):
    with acts(ada):
        for _time in range(2):
            actions.seal_case(case=case, by=ada, **REASON)

        assert Seal.objects.count() == 1


def test_the_caseworker_lifts_the_seal_alone(case, sealed, ada, ben, browse, acts):
    browse(ada).post(reverse("doors:unseal", args=[case.code]))

    with acts(ben):
        assert Case.objects.visible_to(ben).exists()


def test_a_case_can_be_sealed_again(case, sealed, ada, acts):
    with acts(ada):
        actions.lift_seal(case=case, by=ada)
        actions.seal_case(case=case, by=ada, **REASON)

        assert Seal.objects.count() == 2
        assert Seal.objects.unbroken().count() == 1


def test_a_supervisor_of_the_team_does_not_lift_it_alone(case, sealed, bea, acts):
    with acts(bea), pytest.raises(Refused, match="caseworker who leads the case lifts"):
        actions.lift_seal(case=case, by=bea)


def test_a_supervisor_who_also_leads_cases_does_not_take_a_sealed_one_on_to_lift_its_seal(case, sealed, hope, acts):
    both = make_person("Bo", hope, Role.SUPERVISOR, Role.CASEWORKER)
    with acts(both), pytest.raises(Refused, match="nobody takes it on by herself"):
        case_actions.hand_over(case=case, to=both, by=both)


def test_two_people_lift_it_together(case, sealed, dora, ben, browse, acts, events):
    with acts(dora):
        seal = Seal.objects.get()
    assert case.code not in browse(ben).get(reverse("doors:openings")).content.decode()
    browse(dora).post(reverse("doors:ask_to_lift", args=[seal.pk]))

    assert case.code in browse(ben).get(reverse("doors:openings")).content.decode()
    browse(ben).post(reverse("doors:agree_to_lift", args=[seal.pk]))

    with acts(ben):
        assert Case.objects.visible_to(ben).exists()
    assert events(ben).count("case.unsealed") == 1


def test_nobody_agrees_with_herself(sealed, dora, acts):
    with acts(dora):
        seal = Seal.objects.get()
        actions.ask_to_lift(seal=seal, by=dora)

        with pytest.raises(Refused, match="Ask somebody else"):
            actions.agree_to_lift(seal=seal, by=dora)


def test_a_seal_that_is_lifted_already_is_not_lifted_again(case, sealed, ada, dora, acts):
    with acts(ada):
        seal = Seal.objects.get()
        actions.lift_seal(case=case, by=ada)
    with acts(dora), pytest.raises(Refused, match="already"):
        actions.ask_to_lift(seal=seal, by=dora)


def test_the_data_protection_officer_sees_that_there_is_one_and_not_why(case, sealed, dora, browse):
    page = browse(dora).get(reverse("doors:openings")).content.decode()

    assert case.code in page
    assert "cousin" not in page


def test_no_export_holds_a_sealed_case_and_no_import_recognises_her(case, sealed, ada, mia, acts):
    with acts(mia):
        assert exporting.exportable_cases() == []
        assert people.known_here() == {}


def test_referrals_of_a_sealed_case_are_not_among_those_of_a_supervisor(sealed, ben, acts):
    with acts(ben):
        assert not referral_access.sent_sides(ben).exists()
