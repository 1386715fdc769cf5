"""The receiver's way: she is taken on once, with what she agreed to; and the sender's file is closed behind her."""

import pytest
from kombu.exceptions import OperationalError

from cases import actions as case_actions
from cases.models import Case, Closure, Woman
from cases.reminders.models import Reminder
from coalesce.audit.models import AuditEntry
from coalesce.outbox.models import Entry
from coalesce.refusals import Refused
from coalesce.tenancy import acting_for
from referrals import actions as referral_actions
from referrals.transfers import actions, tasks
from referrals.transfers.models import HandedDate, ReceivedTransfer, SentTransfer, Status, Transfer
from tests.referrals.conftest import agree as agree_to_referral
from tests.referrals.conftest import send as send_referral
from tests.transfers.conftest import SHARED, SOON, SUMMARY, agree, draft


def test_she_begins_anew_in_intake_with_what_she_agreed_to(accepted, case, nora, acts):
    with acts(nora):
        there = Case.objects.select_related("woman").get(pk=accepted.case_id)
        woman = there.woman

        assert (there.state, there.assigned_to, there.entry_route) == ("intake", nora, "NGO_PARTNER")
        assert (woman.full_name, woman.primary_language, woman.number_of_children) == ("Blessing Okafor", "en", None)
        assert woman.safe_contacts.get().code_word == "lantern"
        assert not there.consents.exists()


def test_without_her_name_she_still_begins_in_intake(case, haven, ada, nora, acts):
    with acts(ada):
        agree(case, haven, ada, categories=["needs"])
        sent = actions.submit_draft(transfer=draft(case, haven, ada, categories=["needs"]), by=ada)
    with acts(nora):
        received = actions.accept_transfer(transfer=sent, by=nora)
        there = Case.objects.select_related("woman").get(pk=received.case_id)
        assert (there.state, there.woman.has_identity, there.need) == ("intake", False, "A room of her own.")


def test_the_consortium_counts_her_once(accepted, case, ada, nora, acts):
    with acts(ada):
        here = Woman.objects.get(pk=case.woman_id).consortium_key
    with acts(nora):
        assert Woman.objects.get(pk=accepted.woman_id).consortium_key == here


def test_she_whom_a_referral_brought_before_stays_one_woman(case, drafted, haven, ada, nora, acts):
    with acts(ada):
        agree_to_referral(case, haven, ada)
        referral = send_referral(case, haven, ada)
    with acts(nora):
        before = referral_actions.accept_referral(referral=referral, by=nora)
        referral_actions.complete_referral(referral=referral, outcome="full", by=nora)
    with acts(ada):
        sent = actions.submit_draft(transfer=drafted, by=ada)
    with acts(nora):
        received = actions.accept_transfer(transfer=sent, by=nora)

        assert (received.woman_id, received.case_id) == (before.woman_id, before.case_id)
        assert Woman.objects.count() == 1


def test_the_words_of_the_letter_stay_when_the_letter_is_gone(accepted, sent, nora, acts):
    with acts(nora):
        assert Transfer.objects.get(pk=sent.pk).letter is None
        assert ReceivedTransfer.objects.get().handed["summary"] == SUMMARY


def test_her_dates_become_reminders_of_the_new_worker(accepted, nora, acts):
    with acts(nora):
        assert HandedDate.objects.get().due_on == SOON
        reminder = Reminder.objects.get(rule="HANDED")

        assert (reminder.recipient, reminder.case_id, reminder.due_on) == (nora, accepted.case_id, SOON)


def test_taking_her_on_twice_is_taking_her_on_once(accepted, sent, nora, acts):
    with acts(nora):
        assert actions.accept_transfer(transfer=sent, by=nora) == accepted
        assert Case.objects.count() == 1


def test_whoever_comes_second_reads_who_was_first(accepted, sent, nils, acts):
    with pytest.raises(Refused, match="Nora has answered this transfer already: Accepted"), acts(nils):
        actions.accept_transfer(transfer=sent, by=nils)
    with pytest.raises(Refused, match="Nora has answered this transfer already"), acts(nils):
        actions.decline_transfer(transfer=sent, reason="SAFETY", by=nils)


def test_what_was_declined_keeps_its_reason_and_no_letter(sent, ada, nora, acts):
    with acts(nora):
        actions.decline_transfer(transfer=sent, reason="NO_CAPACITY", by=nora)

    with acts(ada):
        declined = Transfer.objects.get()
        assert (declined.status, declined.decline_reason, declined.letter) == (Status.DECLINED, "NO_CAPACITY", None)
        assert actions.close_files() == 0


def test_a_closed_case_of_hers_is_reopened_first(accepted, case, haven, ada, nora, acts):
    with acts(nora):
        Case.objects.filter(pk=accepted.case_id).update(state="closed")
    with acts(ada):
        SentTransfer.objects.update(file_closed_at="2026-01-01T00:00Z")
        again = actions.submit_draft(transfer=draft(case, haven, ada), by=ada)

    with pytest.raises(Refused, match="that case is closed. Reopen it first"), acts(nora):
        actions.accept_transfer(transfer=again, by=nora)


def test_the_receivers_yes_writes_nothing_in_the_senders_case(accepted, case, ada, acts):
    with acts(ada):
        assert Case.objects.get(pk=case.pk).state == "intake"
        assert SentTransfer.objects.with_a_file_to_close().count() == 1


def test_the_senders_file_is_closed_by_the_lawful_steps(accepted, case, ada, hope, acts):
    tasks.close_files_of(hope.pk)

    with acts(ada):
        closed = Case.objects.get(pk=case.pk)
        steps = list(closed.state_changes.values_list("start", "to", "moved_by"))
        assert (closed.state, closed.closure_reason) == ("closed", "TRANSFERRED_PARTNER")
        assert steps[:2] == [("closure_requested", "closed", None), ("intake", "closure_requested", ada.pk)]
        assert Closure.objects.get().checks == ["handed_on"]
        assert closed.woman.full_name == "Blessing Okafor"
        assert AuditEntry.objects.filter(event="transfer.file_closed").count() == 1


def test_when_the_broker_was_away_the_clock_closes_the_file(accepted, case, ada, acts, db):
    tasks.bring_transfers_up_to_date()

    with acts(ada):
        assert Case.objects.get(pk=case.pk).is_closed


def test_a_broker_that_is_away_does_not_undo_her_yes(sent, nora, monkeypatch, django_capture_on_commit_callbacks):
    def away(*_arguments, **_options):
        raise OperationalError("away")

    monkeypatch.setattr("coalesce.outbox.relay.app.send_task", away)
    with django_capture_on_commit_callbacks(execute=True), acting_for(nora.organisation_id, nora):
        assert actions.accept_transfer(transfer=sent, by=nora)

    waiting = Entry.objects.unsent().get()
    assert (waiting.task, waiting.ids) == ("referrals.transfers.tasks.close_files_of", [sent.organisation_id])


def test_closing_the_file_twice_is_closing_it_once(accepted, hope, ada, acts):
    tasks.close_files_of(hope.pk)
    tasks.close_files_of(hope.pk)

    with acts(ada):
        assert Closure.objects.count() == 1


def test_a_referral_that_was_sent_meanwhile_keeps_the_file_open(accepted, case, harbour, hope, ada, acts):
    with acts(ada):
        agree_to_referral(case, harbour, ada)
        referral = send_referral(case, harbour, ada)
    tasks.close_files_of(hope.pk)
    with acts(ada):
        assert not Case.objects.get(pk=case.pk).is_closed
        referral_actions.revoke_referral(referral=referral, by=ada)

    tasks.close_files_of(hope.pk)
    with acts(ada):
        assert Case.objects.get(pk=case.pk).is_closed


def test_her_open_deadline_passes_over_and_reminds_nobody_at_the_sender(accepted, case, hope, ada, acts):
    tasks.close_files_of(hope.pk)

    with acts(ada):
        assert not Reminder.objects.filter(case=case).open().exists()


def test_her_withdrawal_after_the_yes_is_the_receivers_to_hear(accepted, consent, ada, nora, acts):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)
    with acts(nora):
        assert Transfer.objects.get().status == Status.ACCEPTED
        assert set(ReceivedTransfer.objects.get().handed) >= set(SHARED)
