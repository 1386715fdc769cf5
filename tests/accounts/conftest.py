"""People who are not of the demonstration, so that everything asked of a real one is asked of them."""

import base64
import hmac
import struct
import time

import pytest
from django.urls import reverse

from coalesce.audit.models import AuditEntry
from tests.cast import PASSWORD


def code_of(seed, at=None):
    """What an authenticator app shows: RFC 6238 in its usual form."""
    counter = struct.pack(">Q", int(at or time.time()) // 30)
    digest = hmac.digest(base64.b32decode(seed), counter, "sha1")
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


@pytest.fixture
def real(db):
    """`real(ada)` is no longer of the demonstration: she needs a second factor."""

    def make(person):
        person.is_demonstration = False
        person.save()
        return person

    return make


@pytest.fixture
def sign_in(client):
    """`sign_in(ada)` types her address and password into the page, as she would."""

    def submit(person, password=PASSWORD, follow=False):
        return client.post(reverse("account_login"), {"login": person.email, "password": password}, follow=follow)

    return submit


@pytest.fixture
def add_totp(client):
    """Sets an app up on the page for it and returns the app's seed."""

    def submit():
        seed = client.get(reverse("mfa_activate_totp")).context["form"].secret
        response = client.post(reverse("mfa_activate_totp"), {"code": code_of(seed)})
        assert response.status_code == 302, response.context["form"].errors
        return seed

    return submit


@pytest.fixture
def events(acts):
    """`events(ada)` are the events in the audit of her organisation, oldest first; each with its details."""

    def read(person):
        if person.organisation_id is None:
            entries = AuditEntry.unscoped.filter(organisation=None)
            return [(entry.event, entry.details) for entry in entries.order_by("sequence")]
        with acts(person):
            return [(entry.event, entry.details) for entry in AuditEntry.objects.order_by("sequence")]

    return read
