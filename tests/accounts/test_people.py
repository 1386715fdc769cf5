"""Managers look after their own people, and after nobody else's."""

import pytest
from django.urls import reverse

from coalesce.accounts import leaving
from coalesce.accounts.models import Session, User
from coalesce.permissions import Role
from tests.cast import make_person

MANAGED = ["person", "deactivate", "reset_second_factor"]


def page(name, person):
    return reverse(f"accounts:{name}", args=[person.code])


def seen(client, *names):
    """Which of these names stand on the list."""
    content = client.get(reverse("accounts:people")).content.decode()
    return [name for name in names if f">{name}</a>" in content]


def test_a_manager_sees_the_people_of_her_organisation(mia, ada, eve, browse):
    assert seen(browse(mia), "Ada", "Mia", "Eve") == ["Ada", "Mia"]


def test_an_administrator_sees_those_of_all(sam, ada, eve, browse):
    assert seen(browse(sam), "Ada", "Eve", "Sam") == ["Ada", "Eve", "Sam"]


def test_a_stranger_signs_in_first(client, ada):
    for name in MANAGED:
        assert client.get(page(name, ada)).url.startswith(reverse("account_login"))
    assert client.get(reverse("accounts:people")).url.startswith(reverse("account_login"))


def test_another_role_may_not(ben, ada, browse, events):
    client = browse(ben)

    assert client.get(reverse("accounts:people")).status_code == 403
    assert [client.post(page(name, ada)).status_code for name in MANAGED] == [403, 403, 403]
    assert events(ben)[0] == ("request.denied", {"view": "accounts:people", "status": 403})


def test_another_organisations_manager_finds_nobody(ada, harbour, browse):
    client = browse(make_person("Max", harbour, Role.ORGANISATION_MANAGER))

    assert [client.post(page(name, ada)).status_code for name in [*MANAGED, "reactivate"]] == [404] * 4
    ada.refresh_from_db()
    assert ada.is_active


def test_a_role_change_is_remembered_and_ends_her_sessions(mia, ada, browse, events):
    Session.objects.create(digest="0" * 64, user=ada, data="", expires_at="2999-01-01T00:00Z")

    browse(mia).post(page("person", ada), {"roles": ["caseworker", "supervisor"]})

    ada.refresh_from_db()
    assert ada.roles == ["caseworker", "supervisor"]
    assert events(ada) == [
        ("person.roles_changed", {"from": ["caseworker"], "to": ["caseworker", "supervisor"]}),
        ("session.ended", {"how": "by somebody else", "count": 1}),
    ]
    assert not ada.devices.exists()


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.SYSTEM_ADMINISTRATOR])
def test_a_manager_cannot_give_what_reaches_beyond_her_organisation(mia, ada, browse, role):
    response = browse(mia).post(page("person", ada), {"roles": ["caseworker", role.value]})

    ada.refresh_from_db()
    assert response.status_code == 422
    assert ada.roles == ["caseworker"]


def test_an_administrator_appoints_nobody_who_opens_a_record(sam, ada, browse):
    response = browse(sam).post(page("person", ada), {"roles": ["supervisor"]})

    assert response.status_code == 422


def test_an_administrator_adds_a_role_and_leaves_the_others(sam, ada, browse):
    browse(sam).post(page("person", ada), {"roles": ["coordinator"]})

    ada.refresh_from_db()
    assert ada.roles == ["caseworker", "coordinator"]


def test_a_network_without_casework_has_no_caseworkers(mia, ada, hope, browse):
    hope.consortium_role = "network"
    hope.save()

    assert browse(mia).post(page("person", ada), {"roles": ["caseworker"]}).status_code == 422


def test_nobody_is_left_without_a_role(mia, ada, browse):
    response = browse(mia).post(page("person", ada), {})

    ada.refresh_from_db()
    assert response.status_code == 409
    assert ada.roles == ["caseworker"]


@pytest.mark.parametrize("name", MANAGED)
def test_nobody_does_it_to_herself(mia, browse, name):
    response = browse(mia).post(page(name, mia), {"roles": ["caseworker"]})

    mia.refresh_from_db()
    assert response.status_code == 409
    assert mia.is_active and mia.roles == ["organisation_manager"]


def test_deactivation_shuts_her_out_at_once(mia, ada, browse, events, sign_in, client):
    browse(mia).post(page("deactivate", ada))

    client.logout()
    assert sign_in(ada).url == reverse("account_inactive")
    assert events(ada)[0] == ("person.deactivated", {})


def test_who_has_something_to_hand_over_cannot_leave_yet(mia, ada, browse, events, monkeypatch):
    monkeypatch.setattr(leaving, "checks", [lambda person: f"{person.name} has 3 open cases. Hand them over first."])

    response = browse(mia).post(page("deactivate", ada))

    ada.refresh_from_db()
    assert ada.is_active
    assert "Ada has 3 open cases. Hand them over first." in response.content.decode()
    assert events(ada)[-1][0] == "person.deactivated.refused"


def test_reactivation_lets_her_in_again(mia, ada, browse, events):
    client = browse(mia)
    client.post(page("deactivate", ada))

    client.post(page("reactivate", ada))

    ada.refresh_from_db()
    assert ada.is_active
    assert events(ada)[-1] == ("person.reactivated", {})


def test_an_administrators_work_is_in_the_organisations_audit(sam, ada, browse, events):
    browse(sam).post(page("deactivate", ada))

    assert events(ada) == [("person.deactivated", {})]
    assert not User.objects.get(pk=ada.pk).is_active


def test_a_lost_phone_is_forgotten(mia, ada, real, sign_in, add_totp, client, browse, events):
    sign_in(real(ada))
    add_totp()
    client.logout()

    browse(mia).post(page("reset_second_factor", ada))

    assert not ada.authenticator_set.exists()
    assert ("person.second_factor_reset", {}) in events(ada)
