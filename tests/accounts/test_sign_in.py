"""Who gets in, with what, and what is remembered of it."""

import pytest
from django.urls import reverse

from coalesce.accounts.models import Session
from tests.accounts.conftest import code_of
from tests.cast import PASSWORD


def test_someone_of_the_demonstration_needs_a_password_alone(ada, sign_in):
    assert sign_in(ada).url == reverse("home")


def test_a_password_alone_leads_to_the_second_factor(ada, real, sign_in, client):
    sign_in(real(ada))

    response = client.get(reverse("home"))

    assert response.url == reverse("accounts:second_factor")


@pytest.mark.parametrize("name", ["home", "accounts:settings", "accounts:devices", "account_change_password"])
def test_a_password_alone_opens_nothing_else(ada, real, sign_in, client, name):
    sign_in(real(ada))

    assert client.get(reverse(name)).url == reverse("accounts:second_factor")


@pytest.mark.parametrize("name", ["accounts:second_factor", "mfa_activate_totp", "mfa_add_webauthn"])
def test_a_password_alone_opens_the_pages_where_a_second_factor_is_added(ada, real, sign_in, client, name):
    sign_in(real(ada))

    assert client.get(reverse(name)).status_code == 200


def test_the_demonstrations_exemption_ends_with_the_demonstration(ada, sign_in, client, settings):
    settings.DEMONSTRATION = False
    sign_in(ada)

    assert client.get(reverse("home")).url == reverse("accounts:second_factor")


def test_with_an_app_she_gets_in(ada, real, sign_in, add_totp, client):
    sign_in(real(ada))
    add_totp()

    assert client.get(reverse("accounts:settings")).status_code == 200


def test_the_next_time_the_app_is_asked(ada, real, sign_in, add_totp, client):
    sign_in(real(ada))
    seed = add_totp()
    client.logout()

    assert sign_in(ada).url == reverse("mfa_authenticate")
    assert client.get(reverse("accounts:settings")).status_code == 302
    client.post(reverse("mfa_authenticate"), {"code": code_of(seed)})
    assert client.get(reverse("accounts:settings")).status_code == 200


def test_one_code_works_once(ada, real, sign_in, add_totp, client):
    sign_in(real(ada))
    seed = add_totp()
    code = code_of(seed)
    for _attempt in range(2):
        client.logout()
        sign_in(ada)
        response = client.post(reverse("mfa_authenticate"), {"code": code})

    assert response.context["form"].errors


def test_recovery_codes_are_shown_once(ada, real, sign_in, add_totp, client):
    sign_in(real(ada))
    add_totp()

    first = client.get(reverse("mfa_view_recovery_codes"))
    again = client.get(reverse("mfa_view_recovery_codes"))

    codes = first.context["unused_codes"]
    assert len(codes) == 10
    assert codes[0] in first.content.decode()
    assert codes[0] not in again.content.decode()


def test_a_recovery_code_opens_once(ada, real, sign_in, add_totp, client):
    sign_in(real(ada))
    add_totp()
    code = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    answers = []
    for _attempt in range(2):
        client.logout()
        sign_in(ada)
        answers.append(client.post(reverse("mfa_authenticate"), {"code": code}).status_code)

    assert answers == [302, 200]


def test_the_only_app_stays(ada, real, sign_in, add_totp, client):
    sign_in(real(ada))
    add_totp()

    response = client.post(reverse("mfa_deactivate_totp"))

    assert "only way to prove who you are" in response.content.decode()
    assert ada.authenticator_set.filter(type="totp").exists()


def test_six_wrong_passwords_lock(ada, sign_in, events):
    for _attempt in range(6):
        sign_in(ada, "a lantern in the fog")

    response = sign_in(ada)

    assert response.status_code == 200
    assert "Too many" in response.content.decode()
    assert not Session.objects.filter(user=ada).exists()
    reasons = [details["reason"] for event, details in events(ada) if event == "session.refused"]
    assert reasons == ["password"] * 5 + ["too many attempts"] * 2


def test_one_persons_lock_does_not_stop_another(ada, ben, sign_in):
    for _attempt in range(6):
        sign_in(ada, "a lantern in the fog")

    assert sign_in(ben).status_code == 302


def test_a_sign_in_is_remembered_without_an_address(ada, sign_in, client, events):
    sign_in(ada)
    client.post(reverse("account_logout"))

    assert events(ada) == [("session.started", {}), ("session.ended", {"how": "signed out"})]


def test_an_unknown_address_is_remembered_in_nobodys_audit(sam, client, events):
    client.post(reverse("account_login"), {"login": "nobody@hope.example", "password": PASSWORD})

    assert events(sam) == [("session.refused", {"reason": "password"})]


def test_a_wrong_code_is_remembered(ada, real, sign_in, add_totp, client, events):
    sign_in(real(ada))
    add_totp()
    client.logout()
    sign_in(ada)

    client.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert events(ada)[-1] == ("session.refused", {"reason": "second factor"})


def test_nobody_signs_up(client):
    assert client.get("/account/signup/").status_code == 404
    assert client.get("/account/email/").status_code == 404


def test_an_unknown_address_gets_no_letter(client, db, mailoutbox):
    response = client.post(reverse("account_reset_password"), {"email": "nobody@hope.example"})

    assert response.status_code == 302
    assert mailoutbox == []


def test_a_forgotten_password_is_reset_by_a_letter_that_names_nothing(ada, client, mailoutbox):
    client.post(reverse("account_reset_password"), {"email": ada.email})

    letter = mailoutbox[0]
    assert "COALESCE" not in letter.subject + letter.body
    link = next(word for word in letter.body.split() if "/password/reset/key/" in word)
    form = client.get(link, follow=True)
    client.post(
        form.request["PATH_INFO"], {"password1": "a new lantern on the pier", "password2": "a new lantern on the pier"}
    )
    ada.refresh_from_db()
    assert ada.check_password("a new lantern on the pier")


def test_a_new_password_signs_other_devices_out(ada, browse, events):
    client = browse(ada)
    Session.objects.create(digest="0" * 64, user=ada, data="", expires_at="2999-01-01T00:00Z")
    new = "a new lantern on the pier"

    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert Session.objects.count() == 1
    assert client.get(reverse("accounts:settings")).status_code == 200
    assert ("password.changed", {"how": "by herself"}) in events(ada)


def test_a_new_second_factor_is_remembered(ada, real, sign_in, add_totp, events, django_capture_on_commit_callbacks):
    sign_in(real(ada))
    with django_capture_on_commit_callbacks(execute=True):
        add_totp()

    assert events(ada)[-1] == ("second_factor.added", {"kind": "app"})
