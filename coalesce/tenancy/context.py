"""The acting organisation: a context variable for Python, a signed setting of the transaction for PostgreSQL."""

import contextlib
import contextvars
import hashlib
import hmac
from dataclasses import dataclass, field
from functools import cache

from django.db import connection, transaction

from coalesce.encryption import installation

_acting = contextvars.ContextVar("acting", default=None)

closing = []
"""Functions called with the Acting just before its transaction commits; a higher layer adds its own."""


class NoOrganisation(Exception):
    """Owned rows were asked for where nobody acts for an organisation."""


class OrganisationMismatch(Exception):
    """Code that acts for one organisation tried to act for another."""


@dataclass
class Acting:
    """For whom this transaction acts, and what it has read and done so far."""

    organisation_id: int
    user: object = None
    request_id: str = ""
    entries: list = field(default_factory=list)
    women_read: set = field(default_factory=set)
    keys: dict = field(default_factory=dict)


def acting():
    """The current Acting, or None."""
    return _acting.get()


def acting_organisation_id():
    """The id of the acting organisation; raises NoOrganisation without one."""
    if (current := _acting.get()) is None:
        raise NoOrganisation("Wrap this code in acting_for(organisation_id).")
    return current.organisation_id


@contextlib.contextmanager
def acting_for(organisation_id, user=None, request_id=""):
    """Act for one organisation: opens a transaction in which only its rows exist.

    organisation_id: int. user: the person who acts, None for the product itself.
    Yields the Acting. Entering again for the same organisation joins the outer one; for another it raises
    OrganisationMismatch.
    The setting is signed (row_security.py has the other half), so that SQL cannot forge another organisation.
    """
    if (outer := _acting.get()) is not None:
        if outer.organisation_id != organisation_id:
            raise OrganisationMismatch("This code already acts for another organisation.")
        yield outer
        return
    current = Acting(organisation_id, user, request_id)
    with transaction.atomic():
        _sign(str(organisation_id), str(getattr(user, "pk", None) or 0))
        token = _acting.set(current)
        try:
            yield current
            for close in closing:
                close(current)
            _unsign()
        finally:
            _acting.reset(token)


@contextlib.contextmanager
def nobody_acts():
    """While tables are made: the organisation of a row that is not there yet is unknown, and needs no default."""
    token = _acting.set(Acting(None))
    try:
        yield
    finally:
        _acting.reset(token)


def _sign(organisation, user):
    digest = hmac.new(context_key(), f"{organisation}|{user}".encode(), hashlib.sha256).hexdigest()
    _set(organisation, user, digest)


def _unsign():
    """An enclosing transaction, as in tests, would keep the setting; a failed one takes it back by itself."""
    if connection.savepoint_ids:
        _set("", "", "")


def _set(organisation, user, digest):
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('app.organisation', %s, true), set_config('app.user', %s, true),"
            " set_config('app.signature', %s, true)",
            [organisation, user, digest],
        )


@cache
def context_key():
    """32 bytes, from the installation's key; PostgreSQL holds the same where the runtime role cannot read it."""
    return installation.derive(b"tenancy context")
