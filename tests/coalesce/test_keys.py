"""Keys are made once, turned on command, and what was sealed before still opens."""

import time
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from threading import Event

import pytest
from django.core.management import call_command
from django.db import connection

from cases.models import Woman
from coalesce.audit.models import AuditEntry
from coalesce.encryption import installation, keyring
from coalesce.encryption.models import DataKey, OrganisationKey
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from tests.cast import make_organisation, make_person
from tests.coalesce.test_tenancy import make_woman


@pytest.fixture
def key_file(settings, tmp_path, monkeypatch):
    """A key file of this test's own, beginning with the one that the tests share."""
    path = tmp_path / "installation.key"
    path.write_bytes(settings.INSTALLATION_KEY_FILE.read_bytes())
    path.chmod(0o600)
    settings.INSTALLATION_KEY_FILE = path
    installation._versions.cache_clear()
    yield path
    installation._versions.cache_clear()


def test_every_organisation_gets_a_new_key_and_every_name_still_opens(ada, eve, acts):
    with acts(ada):
        make_woman()
    call_command("rotate_keys", "organisations", "--destroy-old", stdout=StringIO())

    with acts(ada):
        assert OrganisationKey.objects.get().version == 2
        assert set(DataKey.objects.values_list("key_version", flat=True)) == {2}
        assert Woman.objects.get().first_name == "Blessing"
    with acts(eve):
        assert AuditEntry.objects.filter(event="organisation_key.rotated").exists()


def test_an_old_key_that_still_wraps_somebodys_is_not_destroyed(ada, acts):
    with acts(ada):
        make_woman()
        keyring.rotate()
        DataKey.objects.update(key_version=1)

        assert keyring.destroy_old_keys() == 0


def test_a_woman_who_is_registered_during_a_rotation_can_be_opened_afterwards(fresh_database):
    ada = make_person("Ada", make_organisation("hope", "CY", "Hope"), Role.CASEWORKER)
    begun = Event()

    def register():
        with acting_for(ada.organisation_id, ada):
            make_woman()
            begun.set()
            time.sleep(0.7)
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        registering = pool.submit(register)
        begun.wait()
        call_command("rotate_keys", "organisations", "--destroy-old", stdout=StringIO())
        registering.result()

    with acting_for(ada.organisation_id, ada):
        assert OrganisationKey.objects.get().version == 2
        assert Woman.objects.get().first_name == "Blessing"


def test_a_new_installation_key_wraps_the_organisations_anew(ada, acts, key_file):
    with acts(ada):
        make_woman()
    before = installation.derive(b"tenancy context")
    call_command("rotate_keys", "installation", stdout=StringIO())

    assert installation.current_version() == 2
    assert installation.derive(b"tenancy context") == before
    with acts(ada):
        assert OrganisationKey.objects.get().installation_version == 2
        assert Woman.objects.get().first_name == "Blessing"


def test_keys_that_exist_are_kept(key_file):
    before = key_file.read_bytes()
    said = StringIO()
    call_command("new_key", stdout=said)

    assert key_file.read_bytes() == before
    assert "exists and is kept" in said.getvalue()


def test_a_key_file_that_everyone_can_read_is_refused(key_file):
    key_file.chmod(0o644)

    with pytest.raises(Exception, match="chmod 600"):
        installation.current_version()
