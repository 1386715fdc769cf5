"""The people of the tests. Ada, Ben and Lea work at one organisation; Eve works at another and sees nothing of it."""

from functools import cache

import pytest
from django.contrib.auth.hashers import make_password

from coalesce.accounts.models import Organisation, User
from coalesce.encryption import keyring
from coalesce.permissions import Role
from coalesce.tenancy import acting_for

PASSWORD = "a lantern in the harbour"


def make_organisation(code, country, name):
    # The day there is that of the tests' own clock, at every hour of it.
    organisation = Organisation.objects.create(code=code, country=country, name=name, gesim_site=True, timezone="UTC")
    with acting_for(organisation.pk):
        organisation.letterbox = keyring.new_organisation_keys()
    organisation.save()
    return organisation


def make_person(name, organisation, *roles):
    return User.objects.create(
        email=f"{name.lower()}@{organisation.code if organisation else 'office'}.example",
        password=hashed(PASSWORD),
        name=name,
        organisation=organisation,
        roles=list(roles),
        is_demonstration=True,
    )


hashed = cache(make_password)  # Argon2 is slow on purpose; one hash serves the whole cast


@pytest.fixture
def hope(db):
    return make_organisation("hope", "CY", "Hope")


@pytest.fixture
def harbour(db):
    return make_organisation("harbour", "DE", "Harbour")


@pytest.fixture
def ada(hope):
    """A caseworker."""
    return make_person("Ada", hope, Role.CASEWORKER)


@pytest.fixture
def ben(hope):
    """Ada's supervisor."""
    return make_person("Ben", hope, Role.SUPERVISOR)


@pytest.fixture
def lea(hope):
    """A legal specialist beside Ada."""
    return make_person("Lea", hope, Role.SPECIALIST_LEGAL)


@pytest.fixture
def mia(hope):
    """The organisation's manager: she manages people and opens no record."""
    return make_person("Mia", hope, Role.ORGANISATION_MANAGER)


@pytest.fixture
def dora(hope):
    """The data-protection officer."""
    return make_person("Dora", hope, Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def eve(harbour):
    """A caseworker of another organisation."""
    return make_person("Eve", harbour, Role.CASEWORKER)


@pytest.fixture
def cora(harbour):
    """The consortium's coordinator: statistics and no record."""
    return make_person("Cora", harbour, Role.COORDINATOR)


@pytest.fixture
def sam(db):
    """A system administrator, who belongs to no organisation."""
    return make_person("Sam", None, Role.SYSTEM_ADMINISTRATOR)


@pytest.fixture
def acts(db):
    """`with acts(ada):` acts for her organisation as a request of hers would."""
    return lambda person: acting_for(person.organisation_id, person)


@pytest.fixture
def browse(client):
    """`browse(ada)` is the test client signed in as her."""

    def sign_in(person):
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
