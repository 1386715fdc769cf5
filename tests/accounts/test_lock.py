"""A locked screen stays locked, a left one is gone."""

import pytest
from django.urls import reverse

from coalesce.accounts.models import Session
from tests.cast import PASSWORD


@pytest.fixture
def locked(ada, browse):
    client = browse(ada)
    client.post(reverse("accounts:lock"), headers={"Referer": "http://testserver/settings/?part=2"})
    return client


def test_locking_leads_to_the_password(ada, browse, events):
    response = browse(ada).post(reverse("accounts:lock"))

    assert response.url == reverse("accounts:unlock")
    assert events(ada) == [("session.locked", {})]


@pytest.mark.parametrize(
    "name", ["home", "accounts:settings", "accounts:devices", "mfa_index", "account_change_password"]
)
def test_a_locked_screen_opens_nothing(locked, name):
    assert locked.get(reverse(name)).url == reverse("accounts:unlock")


def test_a_locked_screen_takes_no_form(locked, ada):
    locked.post(reverse("accounts:settings"), {"language": "de"})

    ada.refresh_from_db()
    assert ada.language == "en"


def test_a_part_of_a_page_leads_to_the_password_too(locked):
    response = locked.get(reverse("accounts:settings"), headers={"HX-Request": "true"})

    assert response["HX-Redirect"] == reverse("accounts:unlock")


def test_the_password_leads_back_to_the_page(locked, ada, events):
    response = locked.post(reverse("accounts:unlock"), {"password": PASSWORD})

    assert response.url == "/settings/?part=2"
    assert locked.get(reverse("accounts:settings")).status_code == 200
    assert events(ada)[-1] == ("session.unlocked", {})


@pytest.mark.parametrize("page", ["https://elsewhere.example/settings/", "http://testserver//elsewhere.example/", ""])
def test_another_site_is_not_gone_back_to(ada, browse, page):
    client = browse(ada)
    client.post(reverse("accounts:lock"), headers={"Referer": page})

    assert client.post(reverse("accounts:unlock"), {"password": PASSWORD}).url in ("/", "/elsewhere.example/")


def test_a_wrong_password_opens_nothing_and_is_remembered(locked, ada, events):
    response = locked.post(reverse("accounts:unlock"), {"password": "a lantern in the fog"})

    assert response.status_code == 422
    assert locked.get(reverse("accounts:settings")).status_code == 302
    assert events(ada)[-1] == ("session.refused", {"reason": "password"})


def test_wrong_passwords_are_counted(locked):
    for _attempt in range(5):
        locked.post(reverse("accounts:unlock"), {"password": "a lantern in the fog"})

    response = locked.post(reverse("accounts:unlock"), {"password": PASSWORD})

    assert response.status_code == 422
    assert "Too many" in response.content.decode()


def test_signing_out_is_always_possible(locked):
    locked.post(reverse("account_logout"))

    assert not Session.objects.filter(user__isnull=False).exists()


def test_asking_for_the_lock_without_sending_it_locks_nothing(ada, browse):
    client = browse(ada)
    client.get(reverse("accounts:lock"))

    assert client.get(reverse("accounts:settings")).status_code == 200


def test_leaving_ends_the_session_and_forgets_the_pages(ada, browse, events):
    client = browse(ada)

    response = client.get(reverse("accounts:exit"))

    assert response.url == reverse("accounts:blank")
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert client.get(reverse("accounts:settings")).status_code == 302
    assert events(ada) == [("session.ended", {"how": "signed out"})]


def test_the_page_after_leaving_says_nothing(client, db):
    assert "COALESCE" not in client.get(reverse("accounts:blank")).content.decode()


def test_leaving_may_lead_elsewhere(client, db, settings):
    settings.EXIT_URL = "https://weather.example/"

    assert client.get(reverse("accounts:exit")).url == "https://weather.example/"


def test_a_stranger_has_nothing_to_lock(client, db):
    assert client.post(reverse("accounts:lock")).url.startswith(reverse("account_login"))
    assert client.get(reverse("accounts:unlock")).url.startswith(reverse("account_login"))
