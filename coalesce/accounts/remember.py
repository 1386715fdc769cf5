"""What people and organisations do, in the audit of the organisation it concerns."""

import contextlib

from django.db import transaction

from coalesce.audit import log
from coalesce.tenancy import acting, acting_for


@contextlib.contextmanager
def at(organisation_id, by):
    """One transaction at an organisation, or at none: administrators look after both."""
    with transaction.atomic() if organisation_id is None else acting_for(organisation_id, by):
        yield


def remember(event, obj=None, *, organisation_id, by=None, details=None):
    """Write an event whether or not somebody acts: sign-ins come before anyone does, administrators act for nobody.

    organisation_id: whose chain; None is the installation's own.
    """
    current = acting()
    if current is not None and current.organisation_id == organisation_id:
        log.record(event, obj, by=by, details=details)
    else:
        log.record_at_once(event, organisation_id=organisation_id, obj=obj, by=by, details=details)


def of_session(event, user, **details):
    """An event of somebody's signing in or out; it is about her account and holds no address."""
    remember(event, user, organisation_id=user.organisation_id, by=user, details=details)


def refused_session(user, reason):
    """A sign-in that failed. user: whose account was tried, or None; nobody knows who tried."""
    organisation_id = user.organisation_id if user else None
    remember("session.refused", user, organisation_id=organisation_id, details={"reason": reason})
