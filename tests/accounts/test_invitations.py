"""The way in: one link, one person, three days."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coalesce.accounts.models import Invitation, User
from coalesce.permissions import Role
from tests.cast import make_person

NEW = {"name": "Nina Berg", "email": "Nina@hope.example", "roles": ["caseworker"]}
PASSWORDS = {"password": "seven boats at anchor", "again": "seven boats at anchor"}


@pytest.fixture
def invited(mia, browse, client):
    """Nina's link, after Mia has invited her and signed out."""
    browse(mia)
    response = client.post(reverse("accounts:invite"), NEW)
    link = client.get(response.url).context["link"]
    client.logout()
    return link


def test_the_link_is_shown_once(mia, browse):
    client = browse(mia)
    address = client.post(reverse("accounts:invite"), NEW).url

    first, again = client.get(address), client.get(address)

    assert "/invitations/accept/" in first.content.decode()
    assert "/invitations/accept/" not in again.content.decode()


def test_the_letter_names_nothing(mia, browse, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        browse(mia).post(reverse("accounts:invite"), NEW)

    letter = mailoutbox[0]
    assert letter.to == ["nina@hope.example"]
    assert "/invitations/accept/" in letter.body
    assert not {"coalesce", "women", "trafficking"} & set((letter.subject + letter.body).lower().split())


def test_the_link_itself_is_not_kept(invited):
    token = invited.rstrip("/").rsplit("/", 1)[1]

    assert not Invitation.objects.filter(digest=token).exists()


def test_she_chooses_a_password_and_is_led_to_the_second_factor(invited, client, mia, events):
    response = client.post(invited, PASSWORDS)

    nina = User.objects.get(email="nina@hope.example")
    assert nina.check_password(PASSWORDS["password"])
    assert (nina.organisation, nina.roles) == (mia.organisation, ["caseworker"])
    assert response.url == reverse("accounts:second_factor")
    assert client.get(reverse("home")).url == reverse("accounts:second_factor")
    assert [name for name, _details in events(mia) if name.startswith("invitation")] == [
        "invitation.sent",
        "invitation.accepted",
    ]


def test_the_link_works_once(invited, client):
    client.post(invited, PASSWORDS)
    client.logout()

    assert client.get(invited).status_code == 404
    assert client.post(invited, PASSWORDS).status_code == 404


def test_the_link_ends_after_three_days(invited, client):
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert client.get(invited).status_code == 404


def test_a_guessed_link_opens_nothing(client, db):
    assert client.get(reverse("accounts:accept", args=["guessed"])).status_code == 404


@pytest.mark.parametrize("password", ["short", "nina@hope.example"])
def test_a_weak_password_is_not_taken(invited, client, password):
    response = client.post(invited, {"password": password, "again": password})

    assert response.status_code == 422
    assert not User.objects.filter(email="nina@hope.example").exists()


def test_two_different_passwords_are_not_taken(invited, client):
    assert client.post(invited, PASSWORDS | {"again": "seven boats at sea"}).status_code == 422


def test_who_is_signed_in_signs_out_first(invited, ada, browse):
    assert browse(ada).get(invited).status_code == 409


def test_a_password_that_was_typed_in_vain_is_not_shown(invited, ada, browse):
    typed = {"password": "a lantern of my own", "again": "a lantern of my own"}

    answer = browse(ada).post(invited, typed)

    assert answer.status_code == 409
    assert "a lantern" not in answer.content.decode()


def test_a_second_invitation_ends_the_first(invited, mia, browse, client):
    browse(mia)
    client.post(reverse("accounts:invite"), NEW)
    client.logout()

    assert client.get(invited).status_code == 404


def test_a_withdrawn_invitation_opens_nothing(invited, mia, browse, client, events):
    browse(mia)
    client.post(reverse("accounts:withdraw_invitation", args=[Invitation.objects.get().code]))
    client.logout()

    assert client.get(invited).status_code == 404
    assert ("invitation.withdrawn", {}) in events(mia)


def test_an_address_in_use_is_not_invited(mia, ada, browse):
    response = browse(mia).post(reverse("accounts:invite"), NEW | {"email": "ADA@hope.example"})

    assert response.status_code == 422


@pytest.mark.parametrize("role", ["coordinator", "system_administrator"])
def test_a_manager_invites_nobody_above_her_organisation(mia, browse, role):
    assert browse(mia).post(reverse("accounts:invite"), NEW | {"roles": [role]}).status_code == 422


def test_an_administrator_invites_the_first_manager(sam, hope, browse, events, ada):
    browse(sam).post(reverse("accounts:invite_to", args=["hope"]), NEW | {"roles": ["organisation_manager"]})

    assert Invitation.objects.get().organisation == hope
    assert events(ada) == [("invitation.sent", {"roles": ["organisation_manager"]})]


def test_an_administrator_invites_another(sam, browse, client):
    browse(sam)
    address = client.post(reverse("accounts:invite"), NEW | {"roles": ["system_administrator"]}).url
    link = client.get(address).context["link"]
    client.logout()
    client.post(link, PASSWORDS)

    assert User.objects.get(email="nina@hope.example").organisation is None


def test_another_organisations_manager_cannot_withdraw(invited, harbour, browse):
    client = browse(make_person("Max", harbour, Role.ORGANISATION_MANAGER))
    invitation = Invitation.objects.get()

    assert client.get(reverse("accounts:invited", args=[invitation.code])).status_code == 404
    assert client.post(reverse("accounts:withdraw_invitation", args=[invitation.code])).status_code == 404


def test_only_those_who_manage_people_invite(ada, browse, client):
    assert client.get(reverse("accounts:invite")).url.startswith(reverse("account_login"))
    assert browse(ada).post(reverse("accounts:invite"), NEW).status_code == 403
    assert browse(ada).post(reverse("accounts:invite_to", args=["hope"]), NEW).status_code == 403
