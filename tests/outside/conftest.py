"""Blessing agrees that a law centre outside the consortium may know some things; Ada writes to it."""

import datetime

import pytest
from django.urls import reverse

from cases import actions as case_actions
from cases.models import Consent
from cases.models.consent import Category
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from referrals.outside import actions
from referrals.outside.models import OutsideReferral
from tests.cast import make_organisation, make_person
from tests.referrals.conftest import open_case

SERVICE = "Bridge Law Centre"
SHARED = (Category.NAME, Category.LANGUAGE, Category.CONTACT, Category.NEEDS)
SUMMARY = "She asks for advice about her residence status."
WRONG = "2222 2222"


def agree(case, by, name=SERVICE, categories=SHARED, **told):
    return case_actions.give_consent(
        case=case,
        purpose=Consent.Purpose.SHARE_OUTSIDE,
        recipient_name=name,
        categories=categories,
        by=by,
        **told,
    )


def draft(case, consent, by, **written):
    written = {"categories": SHARED, "summary": SUMMARY, **written}
    return actions.draft_referral(
        case=case, consent=consent, pillar="legal", service_type="LEGAL_ADVICE", by=by, **written
    )


def fresh(referral):
    return OutsideReferral.objects.select_related("consent", "case__woman").get(pk=referral.pk)


def link(referral, by, days=3):
    """The secret of a link made anew."""
    referral = fresh(referral)
    return actions.make_link(referral=referral, days=days, version=referral.version, by=by)


@pytest.fixture
def tina(db):
    """A caseworker of an organisation that none of this concerns."""
    return make_person("Tina", make_organisation("third", "IT", "Third"), Role.CASEWORKER)


@pytest.fixture
def nell(hope):
    """A caseworker of Hope who is not in the team."""
    return make_person("Nell", hope, Role.CASEWORKER)


@pytest.fixture
def case(ada, acts):
    with acts(ada):
        return open_case(ada)


@pytest.fixture
def consent(case, ada, acts):
    with acts(ada):
        return agree(case, ada)


@pytest.fixture
def drafted(case, consent, ada, acts):
    with acts(ada):
        return draft(case, consent, ada)


@pytest.fixture
def secret(drafted, ada, acts):
    """Of a link that waits."""
    with acts(ada):
        return link(drafted, ada)


@pytest.fixture
def printed(drafted, ada, acts):
    """Its bytes."""
    with acts(ada):
        return actions.print_paper(referral=fresh(drafted), number="7F3K9Q", by=ada)


@pytest.fixture
def as_it_is(drafted, ada, acts):
    """`as_it_is()` is the referral of today."""

    def read():
        with acts(ada):
            return fresh(drafted)

    return read


@pytest.fixture
def reads(client):
    """`reads(secret)` is what somebody outside gets who knows the address and the code."""

    def post(secret, code=None, address=None):
        sent = {"address": address or secret.token, "code": code or secret.code}
        return client.post(reverse("reader:page"), sent)

    return post


@pytest.fixture
def events(ada, acts):
    """What the audit of Hope remembers of all this, the oldest first."""

    def told():
        with acts(ada):
            found = AuditEntry.objects.filter(event__startswith="outside.").order_by("sequence")
            return [entry.event.removeprefix("outside.") for entry in found]

    return told


@pytest.fixture
def later(monkeypatch):
    """`later(days=4)`: the clock has gone on."""

    def go_on(**much):
        moment = datetime.datetime.now(datetime.UTC) + datetime.timedelta(**much)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return go_on
