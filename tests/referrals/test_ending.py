"""What she takes back, or the sender takes back, is gone for the receiver in the same moment."""

import datetime

import pytest

from cases import actions as case_actions
from cases.models import Case
from cases.models.consent import Category
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused
from referrals import actions, tasks
from referrals.models import ReceivedReferral, Referral, Status
from tests.referrals.conftest import SHARED, agree, send

YESTERDAY = datetime.date.today() - datetime.timedelta(days=1)


@pytest.fixture
def state_of(ada, acts):
    def read(referral):
        with acts(ada):
            return Referral.objects.get(pk=referral.pk).status

    return read


def gone_for(eve, acts):
    with acts(eve):
        return not Referral.objects.exists()


def test_the_sender_takes_it_back(sent, ada, eve, acts, state_of):
    with acts(ada):
        actions.revoke_referral(referral=sent, by=ada)

    assert state_of(sent) == Status.REVOKED
    assert gone_for(eve, acts)


def test_withdrawing_her_consent_ends_the_referral_at_once(sent, consent, ada, eve, acts, state_of):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

    assert state_of(sent) == Status.WITHDRAWN
    assert gone_for(eve, acts)


def test_withdrawing_ends_one_that_was_accepted_and_leaves_the_receivers_own_case(
    accepted, sent, consent, ada, eve, acts, state_of
):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

    assert state_of(sent) == Status.WITHDRAWN
    assert gone_for(eve, acts)
    with acts(eve):
        assert ReceivedReferral.objects.get().case == Case.objects.get()


def test_agreeing_to_less_than_was_shared_ends_the_referral(sent, case, harbour, ada, eve, acts, state_of):
    with acts(ada):
        agree(case, harbour, ada, categories=[Category.NAME])

    assert state_of(sent) == Status.WITHDRAWN
    assert gone_for(eve, acts)


def test_agreeing_to_more_leaves_it_as_it_is(sent, case, harbour, ada, acts, state_of):
    with acts(ada):
        agree(case, harbour, ada, categories=[*SHARED, Category.RESIDENCE])

    assert state_of(sent) == Status.SENT


def test_agreeing_for_a_shorter_time_shortens_the_referral(sent, case, harbour, ada, acts):
    until = datetime.date.today() + datetime.timedelta(days=3)

    with acts(ada):
        agree(case, harbour, ada, expires_on=until)

    with acts(ada):
        shortened = Referral.objects.get()
        assert (shortened.status, shortened.expires_on) == (Status.SENT, until)


def test_agreeing_for_a_longer_time_lengthens_no_referral(case, harbour, ada, acts):
    soon = datetime.date.today() + datetime.timedelta(days=3)
    with acts(ada):
        agree(case, harbour, ada, expires_on=soon)
        send(case, harbour, ada)

    with acts(ada):
        agree(case, harbour, ada)

    with acts(ada):
        assert Referral.objects.get().expires_on == soon


def test_withdrawing_from_one_partner_leaves_another(sent, case, third, ada, acts, state_of):
    with acts(ada):
        other = agree(case, third, ada)
        case_actions.withdraw_consent(consent=other, by=ada)

    assert state_of(sent) == Status.SENT


def test_withdrawal_leaves_what_is_over(sent, consent, ada, eve, acts, state_of):
    with acts(eve):
        actions.decline_referral(referral=sent, reason="OTHER", by=eve)
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

    assert state_of(sent) == Status.DECLINED


def test_an_ended_consent_is_written_down(sent, ada, eve, acts, state_of):
    with acts(ada):
        Referral.objects.update(expires_on=YESTERDAY)
        assert actions.expire_referrals() == 1
        assert actions.expire_referrals() == 0

    assert state_of(sent) == Status.EXPIRED


def test_the_clock_writes_it_down_for_every_organisation(sent, ada, acts, state_of):
    with acts(ada):
        Referral.objects.update(expires_on=YESTERDAY)

    tasks.write_down_expired_referrals()

    assert state_of(sent) == Status.EXPIRED


def test_nobody_answers_what_was_taken_back_a_moment_ago(sent, ada, eve, acts):
    with acts(eve):
        opened = Referral.objects.get()
    with acts(ada):
        actions.revoke_referral(referral=sent, by=ada)

    with pytest.raises(Refused, match="nothing here to answer"), acts(eve):
        actions.accept_referral(referral=opened, by=eve)


def test_a_completed_referral_is_not_taken_back_but_her_withdrawal_still_closes_it(
    accepted, sent, consent, ada, eve, acts, state_of
):
    with acts(eve):
        actions.complete_referral(referral=sent, outcome="full", by=eve)
    with pytest.raises(Refused, match="cannot be taken back"), acts(ada):
        actions.revoke_referral(referral=sent, by=ada)

    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)
    assert state_of(sent) == Status.WITHDRAWN


def test_the_end_is_written_in_her_audit(sent, consent, case, ada, acts):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

    with acts(ada):
        assert AuditEntry.objects.get(event="referral.withdrawn").woman_id == case.woman_id
