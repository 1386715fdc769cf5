"""What every answer carries, and what the database does not hold."""

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import connection
from django.urls import reverse

from coalesce.audit.models import AuditEntry
from tests import servers

CARRIED = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
}
ANSWERS = [
    ("account_login", None, 200),
    ("accounts:settings", None, 302),
    ("accounts:settings", "ada", 200),
    ("accounts:people", "ada", 403),
    ("accounts:accept", None, 404),
    ("healthz", None, 200),
]


@pytest.fixture
def answer(client, browse, request, db):
    def get(name, person):
        visitor = browse(request.getfixturevalue(person)) if person else client
        return visitor.get(reverse(name, args=["guessed"] if name == "accounts:accept" else []))

    return get


@pytest.mark.parametrize("name, person, status", ANSWERS)
def test_every_answer_is_sealed_off(answer, name, person, status):
    response = answer(name, person)

    assert response.status_code == status
    assert {header for header, part in CARRIED.items() if part not in response.headers.get(header, "")} == set()


def test_an_address_that_is_not_there_is_sealed_off_too(client, db):
    response = client.get("/no/such/page/")

    assert {header for header, part in CARRIED.items() if part not in response.headers.get(header, "")} == set()


def test_nothing_is_allowed_that_stands_in_the_page_itself(client, db):
    policy = client.get(reverse("account_login"))["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "script-src 'self'" in policy and "style-src 'self'" in policy


def test_every_answer_has_a_number_that_the_audit_knows(ada, browse, acts):
    response = browse(ada).post(reverse("accounts:lock"))

    with acts(ada):
        assert AuditEntry.objects.get().request_id == response["X-Request-Id"]


def test_two_answers_have_two_numbers(client, db):
    assert client.get("/healthz")["X-Request-Id"] != client.get("/healthz")["X-Request-Id"]


def test_the_cookie_is_for_the_server_alone(ada, sign_in, client):
    sign_in(ada)

    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    assert cookie["expires"] == "" and cookie["max-age"] == ""


def test_a_real_installation_is_stricter():
    """Django's own list of what a server needs; and the cookie that no other site on this host can set."""
    real = {
        "COALESCE_INSECURE_HTTP": "",
        "COALESCE_DEMONSTRATION": "",
        "COALESCE_ADDRESS": "https://cases.example.org",
    }
    servers.manage("check", "--deploy", "--fail-level", "WARNING", **real)

    shown = servers.manage("diffsettings", "--all", **real)

    assert "SESSION_COOKIE_NAME = '__Host-sid'" in shown
    assert "SESSION_COOKIE_SECURE = True" in shown
    assert "SECURE_HSTS_SECONDS = 63072000" in shown


def test_the_seed_of_an_app_is_nowhere_in_the_database(ada, real, sign_in, client, add_totp):
    sign_in(real(ada))
    seed = client.get(reverse("mfa_activate_totp")).context["form"].secret
    assert holds(seed) == []

    seed = add_totp()

    assert Authenticator.objects.filter(type="totp").exists()
    assert holds(seed) == []


def test_recovery_codes_are_nowhere_in_the_database(ada, real, sign_in, client, add_totp):
    sign_in(real(ada))
    add_totp()

    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]

    assert [table for code in codes for table in holds(code)] == []


def holds(words):
    """The tables in which these words stand, whatever the column."""
    with connection.cursor() as cursor:
        cursor.execute("select table_name from information_schema.tables where table_schema = 'public'")
        tables = [table for (table,) in cursor.fetchall()]
        found = []
        for table in tables:
            cursor.execute(f'select exists (select 1 from "{table}" row where row::text like %s)', [f"%{words}%"])
            found += [table] if cursor.fetchone()[0] else []
    return found
