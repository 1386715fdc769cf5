"""What the partner tells back: the first appointment, the beginning, the end, and what she says of it."""

import datetime

import pytest

from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused
from referrals import actions, history, packet
from referrals.models import ReceivedReferral, Referral, Status

TODAY = datetime.date.today()
SOON = TODAY + datetime.timedelta(days=4)


def test_an_appointment_alone_begins_nothing(accepted, sent, ada, eve, acts):
    with acts(eve):
        actions.tell_progress(referral=sent, first_appointment_on=SOON, by=eve)

    with acts(ada):
        told = Referral.objects.get()
        assert (told.status, told.first_appointment_on) == (Status.ACCEPTED, SOON)


def test_the_sender_reads_when_the_service_began(accepted, sent, ada, eve, acts):
    with acts(eve):
        actions.tell_progress(referral=sent, started_on=TODAY, by=eve)

    with acts(ada):
        told = Referral.objects.get()
        assert (told.status, told.started_on) == (Status.STARTED, TODAY)


def test_no_service_began_tomorrow(accepted, sent, eve, acts):
    with pytest.raises(Refused, match="still to come"), acts(eve):
        actions.tell_progress(referral=sent, started_on=SOON, by=eve)


def test_nothing_is_told_of_what_was_not_accepted(sent, eve, acts):
    with pytest.raises(Refused, match="that was accepted"), acts(eve):
        actions.tell_progress(referral=sent, started_on=TODAY, by=eve)
    with pytest.raises(Refused, match="that was accepted"), acts(eve):
        actions.complete_referral(referral=sent, outcome="full", by=eve)


@pytest.mark.parametrize("outcome", ["full", "part", "none"])
def test_the_end_is_told_with_its_outcome_its_day_and_her_words(accepted, sent, ada, eve, acts, outcome):
    with acts(eve):
        actions.tell_progress(referral=sent, started_on=TODAY, by=eve)
        actions.complete_referral(referral=sent, outcome=outcome, comment="I sleep well.", ended_on=TODAY, by=eve)
        assert ReceivedReferral.objects.get().comment == "I sleep well."

    with acts(ada):
        done = Referral.objects.get()
        assert (done.status, done.outcome, done.ended_on) == (Status.COMPLETED, outcome, TODAY)
        assert packet.comment_of(done) == "I sleep well."
        assert b"sleep" not in bytes(done.comment)


def test_accepting_again_after_it_began_changes_nothing(accepted, sent, eve, acts):
    with acts(eve):
        actions.tell_progress(referral=sent, started_on=TODAY, by=eve)

        assert actions.accept_referral(referral=sent, by=eve) == accepted
        assert Referral.objects.get().status == Status.STARTED


def test_each_step_is_written_in_the_receivers_audit(accepted, sent, eve, acts):
    with acts(eve):
        actions.tell_progress(referral=sent, first_appointment_on=SOON, by=eve)
        actions.tell_progress(referral=sent, started_on=TODAY, by=eve)
        actions.complete_referral(referral=sent, outcome="full", comment="Thank you.", by=eve)

    with acts(eve):
        events = AuditEntry.objects.filter(event__in=["referral.appointed", "referral.started", "referral.completed"])
        assert events.count() == 3
        assert not [entry for entry in events if "Thank you" in str(entry.details)]


def test_the_beginning_of_the_service_stands_after_the_yes_of_the_same_day(accepted, sent, ada, eve, acts):
    with acts(eve):
        actions.tell_progress(referral=sent, started_on=TODAY, by=eve)
    with acts(ada):
        told = [str(entry.title) for entry in history.of_referral(Referral.objects.get())]

    assert told == ["The service began", "Accepted", "Sent"]
