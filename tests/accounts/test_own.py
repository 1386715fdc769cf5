"""What a person sets for herself."""

from django.urls import reverse


def test_her_language_holds_on_every_device(ada, browse, client):
    browse(ada)
    client.cookies["django_language"] = "it"

    client.post(reverse("accounts:settings"), {"language": "de"})

    ada.refresh_from_db()
    assert ada.language == "de"
    assert client.get(reverse("accounts:settings"))["Content-Language"] == "de"


def test_a_language_that_is_not_spoken_is_not_taken(ada, browse):
    assert browse(ada).post(reverse("accounts:settings"), {"language": "tlh"}).status_code == 422


def test_a_broken_language_cookie_harms_nobody(ada, browse, client):
    browse(ada)
    client.cookies["django_language"] = "../../etc"

    assert client.get(reverse("accounts:settings")).status_code == 200


def test_a_stranger_has_no_settings(client, db):
    assert client.get(reverse("accounts:settings")).url.startswith(reverse("account_login"))
