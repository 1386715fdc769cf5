"""Hope hands a woman over: to Haven in the same country, or to Harbour across a border."""

import datetime

import pytest

from cases import actions as case_actions
from cases.models import Consent
from cases.models.consent import Category
from coalesce.permissions import Role
from pillars.legal.models import Deadline
from referrals.transfers import actions
from tests.cast import make_organisation, make_person
from tests.referrals.conftest import open_case

SHARED = (Category.NAME, Category.LANGUAGE, Category.CONTACT, Category.NEEDS)
SUMMARY = "She finishes her course in May and wishes a room near her sister."
SAFE = {
    "knows": "Her sister alone.",
    "arrival": "By train, met by the partner.",
    "contact": "The night line of the partner.",
    "risk": "None known there.",
}
SOON = datetime.date.today() + datetime.timedelta(days=20)


@pytest.fixture
def haven(db):
    """A partner in the same country as Hope."""
    return make_organisation("haven", "CY", "Haven")


@pytest.fixture
def nora(haven):
    """A caseworker who receives."""
    return make_person("Nora", haven, Role.CASEWORKER)


@pytest.fixture
def nils(haven):
    return make_person("Nils", haven, Role.CASEWORKER)


@pytest.fixture
def nell(haven):
    """A supervisor of the partner who receives."""
    return make_person("Nell", haven, Role.SUPERVISOR)


@pytest.fixture
def tina(db):
    """A caseworker of an organisation that the transfer does not concern."""
    return make_person("Tina", make_organisation("third", "IT", "Third"), Role.CASEWORKER)


def agree(case, recipient, by, categories=SHARED, **told):
    return case_actions.give_consent(
        case=case, purpose=Consent.Purpose.SHARE_TRANSFER, recipient=recipient, categories=categories, by=by, **told
    )


def draft(case, receiver, by, **written):
    written = {"categories": SHARED, "summary": SUMMARY, "introduction": "to_plan", **written}
    return actions.draft_transfer(case=case, receiver=receiver, by=by, **written)


@pytest.fixture
def case(ada, acts):
    with acts(ada):
        return open_case(ada)


@pytest.fixture
def deadline(case, ada, lea, acts):
    """An appeal that must be lodged soon."""
    with acts(ada):
        return Deadline.objects.create(
            case=case,
            woman_id=case.woman_id,
            kind="appeal",
            due_on=SOON,
            confirmed_on=datetime.date.today(),
            assigned_to=ada,
        )


@pytest.fixture
def consent(case, haven, ada, acts):
    with acts(ada):
        return agree(case, haven, ada)


@pytest.fixture
def drafted(case, consent, deadline, haven, ada, acts):
    with acts(ada):
        return draft(case, haven, ada, dates=[f"R06|{SOON.isoformat()}"])


@pytest.fixture
def sent(drafted, ada, acts):
    with acts(ada):
        return actions.submit_draft(transfer=drafted, by=ada)


@pytest.fixture
def accepted(sent, nora, acts):
    """The receiver's side of the transfer that Nora accepted."""
    with acts(nora):
        return actions.accept_transfer(transfer=sent, by=nora)


@pytest.fixture
def across(case, harbour, ada, acts):
    """A draft that leads her to another country, with the look at the destination."""
    with acts(ada):
        agree(case, harbour, ada)
        return draft(case, harbour, ada, destination=SAFE)


@pytest.fixture
def to_approve(across, ada, acts):
    with acts(ada):
        return actions.submit_draft(transfer=across, by=ada)
