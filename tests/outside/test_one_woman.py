"""Two records turn out to be one woman: what goes outside goes along with her case."""

import pytest

from cases import actions as case_actions
from cases.merging import actions as merging
from cases.models import Case
from tests.outside.conftest import fresh
from tests.referrals.conftest import open_case


@pytest.fixture
def joined(secret, case, ada, ben, acts):
    """The case with the link, now of the woman of another record."""
    with acts(ada):
        other = open_case(ada, first_name="Blesing")
    with acts(ben):
        kept, moved = (Case.objects.get(pk=one.pk).woman for one in (other, case))
        versions = (kept.version, moved.version)
        merging.merge(woman=kept, other=moved, chosen=[], reason="One card.", versions=versions, by=ben)
    return kept


def test_a_link_that_waits_still_opens(joined, secret, reads, as_it_is):
    assert as_it_is().woman_id == joined.pk
    assert reads(secret).status_code == 200


def test_her_word_is_still_about_the_same_service(joined, secret, drafted, reads, ada, acts):
    with acts(ada):
        referral = fresh(drafted)
        assert referral.recipient == "Bridge Law Centre" and referral.shared["needs"]
        case_actions.withdraw_consent(consent=referral.consent, by=ada)

    assert reads(secret).status_code == 404
