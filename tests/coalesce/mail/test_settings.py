"""Mail is sealed on its way unless somebody says otherwise, and whoever says so is warned."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from coalesce import environment
from coalesce.mail import checks


@pytest.mark.parametrize(
    ("host", "chosen", "security"),
    [
        ("localhost", "", "none"),
        ("mail.example.org", "", "starttls"),
        ("mail.example.org", "tls", "tls"),
        ("mail.example.org", "none", "none"),
        ("localhost", "starttls", "starttls"),
    ],
)
def test_another_machine_is_spoken_to_under_tls(monkeypatch, host, chosen, security):
    monkeypatch.setenv("COALESCE_SMTP_SECURITY", chosen)

    assert environment.mail_security(host) == security


def test_a_word_that_means_nothing_stops_the_start(monkeypatch):
    monkeypatch.setenv("COALESCE_SMTP_SECURITY", "yes")

    with pytest.raises(ImproperlyConfigured):
        environment.mail_security("mail.example.org")


def test_the_password_is_read_from_a_file_that_nobody_else_reads(monkeypatch, tmp_path):
    file = tmp_path / "password"
    file.write_text("a lantern\n")
    file.chmod(0o600)
    monkeypatch.setenv("COALESCE_SMTP_PASSWORD_FILE", str(file))
    assert environment.mail_password() == "a lantern"

    file.chmod(0o644)
    with pytest.raises(ImproperlyConfigured):
        environment.mail_password()


@pytest.mark.parametrize(
    ("trusted", "named", "address"),
    [
        ("", "", "http://127.0.0.1:8000"),
        ("https://one.example.org,https://two.example.org", "", "https://one.example.org"),
        ("https://one.example.org", "https://work.example.org/", "https://work.example.org"),
    ],
)
def test_letters_lead_to_where_people_open_the_product(monkeypatch, trusted, named, address):
    monkeypatch.setenv("COALESCE_TRUSTED_ORIGINS", trusted)
    monkeypatch.setenv("COALESCE_ADDRESS", named)

    assert environment.address() == address


@pytest.mark.parametrize(
    ("host", "tls", "ssl", "warnings"),
    [
        ("mail.example.org", False, False, ["coalesce.W001"]),
        ("mail.example.org", True, False, []),
        ("mail.example.org", False, True, []),
        ("localhost", False, False, []),
    ],
)
def test_mail_in_the_clear_to_another_machine_is_warned_of(settings, host, tls, ssl, warnings):
    settings.EMAIL_BACKEND = checks.SMTP
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = host, tls, ssl

    assert [warning.id for warning in checks.mail_is_sealed(None)] == warnings


@pytest.mark.parametrize(
    ("address", "warnings"), [("http://127.0.0.1:8000", ["coalesce.W002"]), ("https://work.example.org", [])]
)
def test_letters_that_lead_nowhere_are_warned_of(settings, address, warnings):
    settings.EMAIL_BACKEND, settings.PUBLIC_ADDRESS = checks.SMTP, address

    assert [warning.id for warning in checks.letters_lead_here(None)] == warnings


def test_nobody_is_warned_where_mail_stays_in_a_folder(settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.filebased.EmailBackend", "mail.example.org"

    assert not list(checks.mail_is_sealed(None))
    assert not list(checks.letters_lead_here(None))
