"""The command that finds what a superuser with the triggers off has done."""

from io import StringIO

import psycopg2
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from coalesce.audit import log
from coalesce.embedded import database
from coalesce.tenancy import acting_for
from tests.cast import make_organisation


@pytest.fixture
def chain(fresh_database, django_db_blocker):
    """Five entries of Hope and two of the installation, really committed."""
    with django_db_blocker.unblock():
        hope = make_organisation("hope", "CY", "Hope")
        with acting_for(hope.pk):
            for number in range(5):
                log.record("case.updated", details={"number": number})
        for _number in range(2):
            log.record_at_once("session.refused", details={"reason": "password"})
        yield fresh_database


def verify():
    out = StringIO()
    call_command("verify_audit", stdout=out)
    return out.getvalue()


def tamper(name, statement):
    """As the owner of the tables, with every wall and trigger off."""
    connection = psycopg2.connect(database.url(settings.PLACE, database.OWNER, name))
    with connection, connection.cursor() as cursor:
        cursor.execute("alter table audit_auditentry disable trigger user, no force row level security")
        cursor.execute(statement)
        assert cursor.rowcount > 0
        cursor.execute("alter table audit_auditentry enable trigger user, force row level security")
    connection.close()


def test_an_untouched_chain_is_whole(chain):
    assert "hope: 5 entries, whole" in verify()
    assert "installation: 2 entries, whole" in verify()


@pytest.mark.parametrize(
    "column, value",
    [
        ("actor_id", "7"),
        ("event", "'case.closed'"),
        ("details", "'{\"number\": 9}'"),
        ("woman_id", "gen_random_uuid()"),
    ],
)
def test_a_changed_entry_is_found(chain, column, value):
    tamper(chain, f"update audit_auditentry set {column} = {value} where organisation_id is not null and sequence = 3")

    with pytest.raises(CommandError, match="The audit was changed"):
        verify()


def test_the_place_of_the_change_is_named(chain, capsys):
    tamper(chain, "update audit_auditentry set actor_id = 7 where organisation_id is not null and sequence = 3")
    with pytest.raises(CommandError):
        call_command("verify_audit")

    assert "hope: 5 entries, broken at 3" in capsys.readouterr().out


@pytest.mark.parametrize(
    "which", ["organisation_id is not null and sequence = 2", "organisation_id is null and sequence = 1"]
)
def test_a_removed_entry_is_found(chain, which):
    tamper(chain, f"delete from audit_auditentry where {which}")

    with pytest.raises(CommandError, match="The audit was changed"):
        verify()


def test_a_cut_tail_shows_against_the_head_that_was_written_down(chain):
    before = verify()
    tamper(chain, "delete from audit_auditentry where organisation_id is not null and sequence = 5")

    assert verify() != before


@pytest.mark.parametrize("statement", ["update audit_auditentry set event = ''", "delete from audit_auditentry"])
def test_the_product_itself_cannot_change_an_entry(chain, statement):
    connection = psycopg2.connect(database.url(settings.PLACE, database.APPLICATION, chain))
    with pytest.raises(psycopg2.errors.InsufficientPrivilege), connection.cursor() as cursor:
        cursor.execute(statement)
    connection.close()
