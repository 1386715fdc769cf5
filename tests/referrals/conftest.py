"""Hope refers to Harbour: a woman with one case, and what she agreed to share."""

import pytest

from cases import actions as case_actions
from cases.models import Consent
from cases.models.consent import Category
from coalesce.permissions import Role
from referrals import actions
from tests.cast import make_organisation, make_person

SHARED = (Category.NAME, Category.LANGUAGE, Category.CONTACT, Category.NEEDS)
SUMMARY = "She has worked on two goals with us and looks for a room of her own."


@pytest.fixture
def hans(harbour):
    """A second caseworker at Harbour, beside Eve."""
    return make_person("Hans", harbour, Role.CASEWORKER)


@pytest.fixture
def third(db):
    return make_organisation("third", "IT", "Third")


@pytest.fixture
def tina(third):
    """A caseworker of an organisation that the referral does not concern."""
    return make_person("Tina", third, Role.CASEWORKER)


def open_case(by, **identity):
    """A registered woman's case with a phone number."""
    identity = {"first_name": "Blessing", "family_name": "Okafor", "primary_language": "en", **identity}
    case = case_actions.register_woman(identity=identity, need="A room of her own.", by=by)
    case_actions.add_safe_contact(
        woman=case.woman, by=by, channel="PHONE", value="+357 99 000000", safe_times="mornings", code_word="lantern"
    )
    return case


def agree(case, recipient, by, categories=SHARED, **told):
    return case_actions.give_consent(
        case=case,
        purpose=Consent.Purpose.SHARE_REFERRAL,
        recipient=recipient,
        categories=categories,
        by=by,
        **told,
    )


def send(case, receiver, by, **choices):
    choices = {
        "pillar": "psychosocial",
        "service_type": "ACCOMMODATION_SAFE",
        "urgency": "urgent",
        "categories": SHARED,
        "summary": SUMMARY,
        **choices,
    }
    return actions.send_referral(case=case, receiver=receiver, by=by, **choices)


def draft(case, receiver, by, **choices):
    choices = {
        "pillar": "psychosocial",
        "service_type": "ACCOMMODATION_SAFE",
        "urgency": "urgent",
        "categories": SHARED,
        "summary": SUMMARY,
        **choices,
    }
    return actions.draft_referral(case=case, receiver=receiver, by=by, **choices)


@pytest.fixture
def case(ada, acts):
    """Ada's case at Hope."""
    with acts(ada):
        return open_case(ada)


@pytest.fixture
def consent(case, ada, harbour, acts):
    """She agrees that Harbour may know her name, languages, safe contact and needs."""
    with acts(ada):
        return agree(case, harbour, ada)


@pytest.fixture
def drafted(case, consent, harbour, ada, acts):
    with acts(ada):
        return draft(case, harbour, ada)


@pytest.fixture
def sent(case, consent, harbour, ada, acts):
    with acts(ada):
        return send(case, harbour, ada)


@pytest.fixture
def accepted(sent, eve, acts):
    """The receiver's side of the referral that Eve accepted."""
    with acts(eve):
        return actions.accept_referral(referral=sent, by=eve)
