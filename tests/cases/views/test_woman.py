"""Her details, her contacts, her profile and her team on their pages."""

import pytest
from django.urls import reverse

from cases import actions
from cases.models import Case, SafeContact, TraffickingProfile, Woman


def words(response):
    return response.content.decode()


@pytest.fixture
def send(case, ada, browse):
    """`send("woman_edit", known_as="Bee")` posts to that page of Blessing's case as Ada."""
    return lambda name, *further, **typed: browse(ada).post(reverse(f"cases:{name}", args=[case.code, *further]), typed)


@pytest.fixture
def phone(case, ada, acts):
    with acts(ada):
        return actions.add_safe_contact(woman=case.woman, channel="SMS", value="+35799123456", by=ada)


def test_her_details_are_saved(send, ada, acts):
    assert send("woman_edit", first_name="Blessing", known_as="Bee", citizenship="NG", version=1).status_code == 302

    with acts(ada):
        woman = Woman.objects.get()
        assert (woman.called, woman.citizenships, woman.family_name) == ("Bee", ["NG"], "")


def test_a_value_of_an_import_that_no_list_has_stays_hers(case, send, ada, acts, browse):
    with acts(ada):
        Woman.objects.update(primary_language="zap", citizenships=["NG", "MD", "BY", "QQ"])
    assert 'value="zap" selected' in words(browse(ada).get(reverse("cases:woman_edit", args=[case.code])))

    send("woman_edit", first_name="B", primary_language="zap", citizenship="NG", second_citizenship="MD", version=1)

    with acts(ada):
        woman = Woman.objects.get()
        assert woman.primary_language == "zap"
        assert woman.citizenships == ["NG", "MD", "QQ"]


def test_her_name_cannot_be_emptied(send):
    response = send("woman_edit", family_name="Okafor", version=1)

    assert response.status_code == 422
    assert "It need not be her real one" in words(response)


def test_two_people_do_not_overwrite_each_other(case, send, ada, acts):
    with acts(ada):
        actions.update_woman(woman=case.woman, changes={"known_as": "Queen"}, version=1, by=ada)

    assert send("woman_edit", first_name="Blessing", known_as="Bee", version=1).status_code == 409
    assert send("woman_edit", first_name="Blessing", known_as="Bee").status_code == 409


def test_a_contact_is_added_changed_and_taken_away(case, send, ada, acts):
    send("contact_add", channel="SMS", value="+357 99 123456", code_word="lemon")
    with acts(ada):
        contact = SafeContact.objects.get()
        assert contact.code_word == "lemon"

    send("contact_edit", contact.pk, channel="SMS", value="+357 99 654321", version=1)
    with acts(ada):
        assert SafeContact.objects.get().value == "+35799654321"

    send("contact_remove", contact.pk)
    with acts(ada):
        assert not SafeContact.objects.exists()


def test_a_contact_of_another_woman_is_not_found_through_this_case(phone, case, ada, acts, browse):
    with acts(ada):
        other = actions.register_woman(identity={"first_name": "Joy"}, by=ada)

    address = reverse("cases:contact_remove", args=[other.code, phone.pk])
    assert browse(ada).post(address).status_code == 404


def test_the_profile_is_kept_in_codes(case, send, ada, acts):
    send("profile_edit", version=1, means_of_control=["DebtBondage", "OATH_SPIRITUAL"], age_when_trafficked="19")

    with acts(ada):
        profile = TraffickingProfile.objects.get()
        assert profile.means_of_control == ["DebtBondage", "OATH_SPIRITUAL"]
        assert profile.version == 2


def test_a_profile_whose_boxes_are_all_unticked_is_saved_too(case, send, ada, acts):
    send("profile_edit", version=1, means_of_control=["DebtBondage"])
    send("profile_edit", version=2)

    with acts(ada):
        assert TraffickingProfile.objects.get().means_of_control == []


@pytest.mark.parametrize("typed", [{"means_of_control": ["Magic"]}, {"age_when_trafficked": "900"}])
def test_a_profile_holds_only_codes_of_the_list(typed, send, ada, acts):
    assert send("profile_edit", version=1, **typed).status_code == 422
    with acts(ada):
        assert not TraffickingProfile.objects.exists()


def test_a_colleague_is_added_and_taken_out(case, lea, send, ada, acts):
    send("team_join", person=lea.code)
    with acts(ada):
        assert Case.objects.visible_to(lea).exists()

    send("team_leave", lea.code)
    with acts(ada):
        assert not Case.objects.visible_to(lea).exists()


def test_only_colleagues_who_may_open_cases_can_be_chosen(case, eve, mia, cora, send):
    for outsider in (eve, mia, cora):
        assert send("team_join", person=outsider.code).status_code == 422


def test_the_case_is_handed_over_on_its_page(case, ben, send, ada, acts):
    ben.roles = ["caseworker"]
    ben.save()

    send("team_hand_over", to=ben.code)

    with acts(ada):
        assert Case.objects.get().assigned_to == ben
