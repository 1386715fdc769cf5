"""A case is not closed over a referral that is still open."""

import pytest

from cases import actions as case_actions
from cases import lifecycle
from coalesce.refusals import Refused
from referrals import actions, unfinished
from tests.referrals.conftest import agree, open_case, send

CLOSURE = {"reason": "She has a room", "closure_reason": "GOALS_MET", "agreed": "yes"}


@pytest.fixture
def referred(ada, harbour, acts, monkeypatch):
    """A case with a referral to Harbour, whose closure Ada has asked for. Answers with the case and the referral."""
    monkeypatch.setattr(lifecycle, "further_demands", [unfinished.blocks_the_closure])
    with acts(ada):
        case = open_case(ada)
        agree(case, harbour, ada)
        referral = send(case, harbour, ada)
        case_actions.move_case(case=case, to="closure_requested", by=ada, **CLOSURE)
    return case, referral


def test_a_case_is_not_closed_while_a_partner_still_answers(referred, ben, acts):
    case, _referral = referred

    with acts(ben), pytest.raises(Refused, match="A referral is still open"):
        case_actions.move_case(case=case, to="closed", by=ben)


def test_a_case_is_closed_when_the_referral_was_taken_back(referred, ada, ben, acts):
    case, referral = referred

    with acts(ada):
        actions.revoke_referral(referral=referral, by=ada)
        assert case_actions.move_case(case=case, to="closed", by=ben).is_closed


def test_who_approves_the_closure_is_shown_what_is_open(referred, ada, acts):
    case, referral = referred

    with acts(ada):
        (end,) = unfinished.open_referrals(case)

    assert "Harbour" in end.sentence
    assert end.url == referral.get_absolute_url()
