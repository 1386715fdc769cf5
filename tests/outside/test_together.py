"""Two at the same moment: one reads it, and for the other nothing is there."""

import pytest

from cases import actions as case_actions
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from referrals.outside import actions
from referrals.outside.actions.opening import NOTHING
from tests.cast import make_organisation, make_person
from tests.outside.conftest import agree, draft, fresh, link
from tests.referrals.conftest import open_case
from tests.referrals.test_together import at_once, by


@pytest.fixture
def waiting(fresh_database):
    hope = make_organisation("hope", "CY", "Hope")
    ada = make_person("Ada", hope, Role.CASEWORKER)
    with acting_for(hope.pk, ada):
        case = open_case(ada)
        consent = agree(case, ada)
        referral = draft(case, consent, ada)
        secret = link(referral, ada)
    return ada, consent, referral, secret


def opens(secret):
    return lambda: actions.open_once(address=secret.token, code=secret.code)


def test_of_two_who_open_it_at_once_one_reads_it(waiting):
    _ada, _consent, _referral, secret = waiting

    answers = at_once(opens(secret), opens(secret))

    assert sorted(answer == NOTHING for answer in answers) == [False, True]


def test_an_opening_and_a_withdrawal_at_once_end_withdrawn(waiting):
    ada, consent, referral, secret = waiting

    at_once(opens(secret), by(ada, case_actions.withdraw_consent, consent=consent))

    with acting_for(ada.organisation_id, ada):
        assert fresh(referral).state == "withdrawn" and not referral.links.exists()
    assert opens(secret)() == NOTHING


def test_many_wrong_codes_at_once_are_counted_one_by_one(waiting):
    ada, _consent, referral, secret = waiting
    wrong = [lambda: actions.open_once(address=secret.token, code="22222222")] * 7

    answers = at_once(*wrong)

    assert sum(answer == NOTHING for answer in answers) == 3
    with acting_for(ada.organisation_id, ada):
        assert (fresh(referral).state, fresh(referral).wrong_codes) == ("blocked", 5)
