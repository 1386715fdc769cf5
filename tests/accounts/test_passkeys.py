"""A passkey of software in place of one of glass and metal: the whole ceremony, on the pages for it."""

import hashlib
import json
import os

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.urls import reverse
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

from coalesce.accounts.models import Session

ORIGIN = "https://testserver"
PRESENT, VERIFIED, ATTESTED = 1, 4, 64


class Passkey:
    """Holds one credential for one site, and counts how often it was used."""

    def __init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(16)
        self.count = 0

    def register(self, options):
        """What navigator.credentials.create() gives for these options."""
        key = cbor.encode(ES256.from_cryptography_key(self.key.public_key()))
        credential = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + key
        data = self._about("testserver", PRESENT | VERIFIED | ATTESTED) + credential
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", options["challenge"], ORIGIN)
        response = {"clientDataJSON": websafe_encode(client), "attestationObject": websafe_encode(attestation)}
        return self._answer(response) | {"clientExtensionResults": {"credProps": {"rk": True}}}

    def prove(self, options, user_handle=None, origin=ORIGIN, flags=PRESENT | VERIFIED):
        """What navigator.credentials.get() gives for these options."""
        self.count += 1
        data = self._about("testserver", flags)
        client = self._client("webauthn.get", options["challenge"], origin)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        response = {
            "clientDataJSON": websafe_encode(client),
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signature),
            "userHandle": user_handle,
        }
        return self._answer(response)

    def _about(self, site, flags):
        return hashlib.sha256(site.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _client(self, kind, challenge, origin):
        return json.dumps({"type": kind, "challenge": challenge, "origin": origin}).encode()

    def _answer(self, response):
        name = websafe_encode(self.id)
        return {"id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {}}


@pytest.fixture(autouse=True)
def strict_origin(settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False


@pytest.fixture
def laptop(ada, real, sign_in, client):
    """Ada's passkey, set up and signed out; with `handle`, by which it knows her account."""
    sign_in(real(ada))
    passkey = Passkey()
    passkey.handle = add_passkey(client, passkey)
    client.logout()
    return passkey


def add_passkey(client, passkey, name="My laptop"):
    page = client.get(reverse("mfa_add_webauthn"))
    options = page.context["js_data"]["creation_options"]["publicKey"]
    credential = passkey.register(options)
    response = client.post(
        reverse("mfa_add_webauthn"), {"name": name, "passwordless": "on", "credential": json.dumps(credential)}
    )
    assert response.status_code == 302, response.context["form"].errors
    return options["user"]["id"]


def enter(client, passkey, **changes):
    """Sign in with the passkey alone; what it answers can be sent again."""
    options = client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"}).json()
    proof = passkey.prove(options["request_options"]["publicKey"], passkey.handle, **changes)
    send(client, proof)
    return proof


def send(client, proof):
    client.post(reverse("mfa_login_webauthn"), {"credential": json.dumps(proof)})


def is_in(client):
    return client.get(reverse("accounts:settings")).status_code == 200


def test_a_passkey_alone_opens(laptop, client):
    enter(client, laptop)

    assert is_in(client)


def test_with_a_passkey_set_up_the_password_alone_opens_nothing(laptop, ada, sign_in, client):
    assert sign_in(ada).url == reverse("mfa_authenticate")
    assert not is_in(client)


def test_a_passkey_is_the_second_factor_after_the_password(laptop, ada, sign_in, client):
    sign_in(ada)
    options = client.get(reverse("mfa_authenticate")).context["js_data"]["request_options"]["publicKey"]

    client.post(reverse("mfa_authenticate"), {"credential": json.dumps(laptop.prove(options))})

    assert is_in(client)


def test_a_proof_made_for_another_site_opens_nothing(laptop, client):
    enter(client, laptop, origin="https://testserver.example")

    assert not is_in(client)


def test_a_proof_without_finger_or_pin_opens_nothing(laptop, client):
    enter(client, laptop, flags=PRESENT)

    assert not is_in(client)


def test_a_proof_is_good_once(laptop, client):
    proof = enter(client, laptop)
    client.logout()
    client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})

    send(client, proof)

    assert not is_in(client)


def test_another_persons_passkey_opens_nothing(laptop, client):
    stranger = Passkey()
    stranger.handle, stranger.id = laptop.handle, laptop.id

    enter(client, stranger)

    assert not is_in(client)


def test_the_passkey_of_a_deactivated_account_opens_nothing(laptop, ada, client):
    ada.is_active = False
    ada.save()

    enter(client, laptop)

    assert not is_in(client)
    assert not Session.objects.filter(user=ada).exists()


def test_the_only_passkey_stays(laptop, ada, client, events):
    enter(client, laptop)

    response = client.post(reverse("mfa_remove_webauthn", args=[ada.authenticator_set.get(type="webauthn").pk]))

    assert response.status_code == 409
    assert ada.authenticator_set.filter(type="webauthn").exists()
    assert events(ada)[-1][0] == "second_factor.refused"


def test_one_of_two_passkeys_can_go(laptop, ada, client, events):
    enter(client, laptop)
    add_passkey(client, Passkey(), "My phone")
    phone = next(key for key in ada.authenticator_set.filter(type="webauthn") if str(key) == "My phone")

    client.post(reverse("mfa_remove_webauthn", args=[phone.pk]))

    assert [str(key) for key in ada.authenticator_set.filter(type="webauthn")] == ["My laptop"]
    assert events(ada)[-1] == ("second_factor.removed", {"kind": "passkey"})


def test_eve_cannot_remove_adas_passkey(laptop, ada, eve, browse):
    key = ada.authenticator_set.get(type="webauthn")

    assert browse(eve).post(reverse("mfa_remove_webauthn", args=[key.pk])).status_code == 404
