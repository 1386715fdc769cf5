"""System administrators look after organisations and open no record."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from cases.models import Woman
from coalesce import calendar
from coalesce.accounts.models import Organisation, User
from coalesce.encryption import keyring
from coalesce.tenancy import acting_for

ISLE = {
    "name": "Isle",
    "code": "isle",
    "country": "IE",
    "consortium_role": "service",
    "gesim_site": "on",
    "default_language": "en",
    "timezone": "Europe/Dublin",
    "work_begins": "8",
    "work_ends": "17",
}


def page(name, code="hope"):
    return reverse(f"accounts:{name}", args=[code])


def test_a_new_organisation_has_keys_of_its_own(sam, browse, events):
    response = browse(sam).post(reverse("accounts:add_organisation"), ISLE)

    isle = Organisation.objects.get(code="isle")
    assert len(bytes(isle.letterbox)) == 32
    with acting_for(isle.pk):
        keyring.new_data_key(Woman(code="IE-AAAAA").pk)
    assert response.url == page("invite_to", "isle")
    assert ("organisation.added", {}) in events(sam)


def test_a_code_is_unique_and_stays(sam, hope, browse):
    client = browse(sam)

    assert client.post(reverse("accounts:add_organisation"), ISLE | {"code": "hope"}).status_code == 422
    client.post(page("organisation"), ISLE | {"code": "isle"})
    assert Organisation.objects.get().code == "hope"


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "add"},
        {"country": "Atlantis"},
        {"timezone": "Mars/Phobos"},
        {"name": ""},
        {"work_begins": "3"},
        {"region": "RP"},
    ],
)
def test_nonsense_is_not_taken(sam, browse, wrong):
    assert browse(sam).post(reverse("accounts:add_organisation"), ISLE | wrong).status_code == 422


def test_a_region_rests_on_its_own_holidays(sam, browse):
    germany = {"country": "DE", "region": "RP", "timezone": "Europe/Berlin"}
    browse(sam).post(reverse("accounts:add_organisation"), ISLE | germany)

    corpus_christi = datetime.date(2026, 6, 4)
    assert not calendar.of(Organisation.objects.get(code="isle")).is_open(corpus_christi)


def test_a_change_is_remembered(sam, hope, browse, events):
    browse(sam).post(page("organisation"), ISLE | {"name": "New Hope", "country": "CY"})

    hope.refresh_from_db()
    assert hope.name == "New Hope"
    assert events(sam)[-1][0] == "organisation.changed"
    assert "name" in events(sam)[-1][1]["fields"]


def test_nobody_signs_in_at_a_deactivated_organisation(sam, ada, hope, browse, sign_in, client, events):
    sign_in(ada)
    client.cookies.clear()
    browse(sam)
    client.post(page("deactivate_organisation"))
    client.logout()

    assert not ada.devices.exists()
    assert sign_in(ada).url == reverse("account_inactive")
    assert ("organisation.deactivated", {"sessions": 1}) in events(sam)


def test_a_reactivated_organisation_is_back(sam, ada, hope, browse, sign_in, client):
    browse(sam)
    client.post(page("deactivate_organisation"))
    client.post(page("reactivate_organisation"))
    client.logout()

    assert sign_in(ada).url == reverse("home")


def test_the_list_counts_active_people(sam, ada, ben, browse):
    ben.is_active = False
    ben.save()

    content = browse(sam).get(reverse("accounts:organisations")).content.decode()

    assert "Hope" in content
    assert '<td data-label="People">1</td>' in content


@pytest.mark.parametrize("name", ["organisation", "deactivate_organisation", "reactivate_organisation", "invite_to"])
def test_managers_look_after_no_organisation(mia, browse, client, name):
    assert client.get(page(name)).status_code == 302
    assert browse(mia).post(page(name), ISLE).status_code == 403


def test_there_is_no_such_organisation(sam, browse):
    client = browse(sam)

    for name in ("organisation", "deactivate_organisation", "reactivate_organisation", "invite_to"):
        assert client.post(page(name, "nowhere"), ISLE).status_code == 404


@pytest.fixture
def password_file(tmp_path, monkeypatch):
    path = tmp_path / "password"
    path.write_text("nine gulls over the quay\n")
    monkeypatch.setenv("COALESCE_ADMINISTRATOR_PASSWORD_FILE", str(path))
    return path


def test_the_first_administrator_is_made_by_a_command(db, password_file, sam, events):
    call_command("create_administrator", "root@office.example", name="Root")

    root = User.objects.get(email="root@office.example")
    assert root.check_password("nine gulls over the quay")
    assert root.roles == ["system_administrator"] and not root.is_demonstration
    assert events(sam) == [("person.added", {"roles": ["system_administrator"]})]


def test_the_command_takes_no_weak_password_and_no_address_twice(db, password_file, sam):
    password_file.write_text("password")
    with pytest.raises(CommandError, match="too short"):
        call_command("create_administrator", "root@office.example", name="Root")
    with pytest.raises(CommandError, match="There is an account"):
        call_command("create_administrator", sam.email, name="Sam")
