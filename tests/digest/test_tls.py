"""A letter leaves under TLS, from a server that proves who it is, or not at all."""

import pytest

from cases.reminders.digest.models import Digest
from tests.digest.certificates import context_of, make_certificate
from tests.digest.conftest import state_of, write
from tests.digest.server import MailServer

SENT, WAITING = Digest.State.SENT, Digest.State.WAITING


@pytest.fixture
def certificate(tmp_path):
    return make_certificate(tmp_path)


def test_a_server_that_proves_who_it_is_gets_the_letter_under_tls(ada, letter, settings, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))

    with MailServer(tls_context=context_of(*certificate), require_starttls=True) as server:
        server.receive_for(settings)
        settings.EMAIL_USE_TLS = True
        write(ada)

    assert state_of(letter) == SENT
    assert server.is_under_tls == [True]


def test_a_server_that_nobody_vouches_for_does_not_get_it(ada, letter, settings, certificate):
    with MailServer(tls_context=context_of(*certificate), require_starttls=True) as server:
        server.receive_for(settings)
        settings.EMAIL_USE_TLS = True
        write(ada)

    assert state_of(letter) == WAITING
    assert server.letters == []


def test_a_server_without_tls_does_not_get_it_in_the_clear(ada, letter, settings, mail_server):
    settings.EMAIL_USE_TLS = True

    write(ada)

    assert state_of(letter) == WAITING
    assert mail_server.letters == []
