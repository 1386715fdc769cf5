"""How long a sign-in lasts, and what ends it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coalesce.accounts import tasks
from coalesce.accounts.models import Session

OWN_PAGE = "accounts:settings"


def move(**ago):
    """Let time pass for every session."""
    for session in Session.objects.all():
        for field, minutes in ago.items():
            setattr(session, field, getattr(session, field) - timedelta(minutes=minutes))
        session.save()


def is_in(client):
    return client.get(reverse(OWN_PAGE)).status_code == 200


def test_a_quarter_of_an_hour_without_her_ends_it(ada, browse):
    client = browse(ada)
    move(seen_at=14)
    assert is_in(client)

    move(seen_at=16)

    assert not is_in(client)


def test_twelve_hours_end_it_however_busy_she_was(ada, browse):
    client = browse(ada)

    move(expires_at=12 * 60 + 1)

    assert not is_in(client)


def test_each_request_counts_as_being_there(ada, browse):
    client = browse(ada)
    move(seen_at=10)
    client.get(reverse(OWN_PAGE))

    assert Session.objects.get().seen_at > timezone.now() - timedelta(minutes=1)


def test_deactivation_ends_it_at_once(ada, browse):
    client = browse(ada)
    ada.is_active = False
    ada.save()

    assert not is_in(client)


def test_a_copy_of_the_table_signs_nobody_in(ada, browse):
    client = browse(ada)
    copied = Session.objects.get()

    for stolen in (copied.digest, str(copied.code)):
        client.cookies["sid"] = stolen
        assert not is_in(client)


def test_a_session_that_somebody_wrote_into_the_table_is_none(ada, browse):
    client = browse(ada)
    Session.objects.update(data="eyJfYXV0aF91c2VyX2lkIjogIjEifQ==")

    assert not is_in(client)


def test_the_table_holds_no_word_of_a_session(ada, browse):
    browse(ada)

    assert "_auth_user" not in Session.objects.get().data


@pytest.mark.parametrize(
    "agent, words",
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
        ("", "Unknown browser"),
    ],
)
def test_devices_are_listed_in_plain_words(ada, browse, agent, words):
    client = browse(ada)

    response = client.get(reverse("accounts:devices"), headers={"User-Agent": agent})

    assert words in response.content.decode()
    assert "This device" in response.content.decode()


@pytest.fixture
def at_home(ada):
    """Ada's browser at home, beside the one she sits at."""
    return Session.objects.create(digest="0" * 64, user=ada, data="", expires_at=timezone.now() + timedelta(hours=1))


def test_she_ends_one_device(ada, browse, at_home, events):
    client = browse(ada)

    client.post(reverse("accounts:end_device", args=[at_home.code]))

    assert not Session.objects.filter(pk=at_home.pk).exists()
    assert is_in(client)
    assert events(ada) == [("session.ended", {"how": "by herself", "count": 1})]


def test_she_ends_all_others(ada, browse, at_home):
    client = browse(ada)

    client.post(reverse("accounts:end_other_devices"))

    assert Session.objects.count() == 1
    assert is_in(client)


def test_eve_cannot_end_adas_device(eve, browse, at_home):
    client = browse(eve)

    assert client.post(reverse("accounts:end_device", args=[at_home.code])).status_code == 404
    assert Session.objects.filter(pk=at_home.pk).exists()


def test_a_stranger_is_asked_to_sign_in(client, db):
    assert client.get(reverse("accounts:devices")).url.startswith(reverse("account_login"))


def test_part_of_a_page_sends_the_whole_page_to_the_sign_in(client, db):
    response = client.get(
        reverse(OWN_PAGE), headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/people/"}
    )

    assert response["HX-Redirect"] == f"{reverse('account_login')}?next=/people/"


def test_ended_sessions_are_forgotten_and_living_ones_are_not(ada, browse, at_home):
    Session.objects.filter(pk=at_home.pk).update(seen_at=timezone.now() - timedelta(minutes=20))
    client = browse(ada)

    tasks.forget_ended_sessions()

    assert not Session.objects.filter(pk=at_home.pk).exists()
    assert is_in(client)


def test_what_a_page_said_is_left_in_no_cookie(ada, browse):
    answer = browse(ada).post(reverse(OWN_PAGE), {"language": "en"})

    assert answer.status_code == 302
    assert set(answer.cookies) <= {"sid", "csrftoken", "django_language"}
