"""The sender's way: her consent, what goes with her, the look at the destination, and what must be ended first."""

import datetime

import pytest

from cases import actions as case_actions
from cases.models import Consent
from coalesce.audit.models import AuditEntry
from coalesce.encryption.cipher import CannotOpen
from coalesce.permissions import Role
from coalesce.refusals import Refused, Stale
from referrals.packet import read
from referrals.transfers import actions, dates
from referrals.transfers.models import SentTransfer, Status, Transfer
from tests.cast import make_person
from tests.referrals.conftest import agree as agree_to_referral
from tests.referrals.conftest import send as send_referral
from tests.transfers.conftest import SAFE, SHARED, SOON, SUMMARY, agree, draft


def test_without_her_consent_nobody_hands_her_over(case, haven, ada, acts):
    with pytest.raises(Refused, match="no valid consent to hand her case over to Haven"), acts(ada):
        draft(case, haven, ada)


def test_a_consent_to_a_referral_is_none_to_a_transfer(case, haven, ada, acts):
    with acts(ada):
        agree_to_referral(case, haven, ada)

    with pytest.raises(Refused, match="no valid consent"), acts(ada):
        draft(case, haven, ada)


def test_a_consent_for_one_partner_is_none_for_another(case, consent, harbour, ada, acts):
    with pytest.raises(Refused, match="no valid consent to hand her case over to Harbour"), acts(ada):
        draft(case, harbour, ada)


def test_nothing_goes_that_she_did_not_agree_to(case, consent, haven, ada, acts):
    with pytest.raises(Refused, match="does not cover everything"), acts(ada):
        draft(case, haven, ada, categories=[*SHARED, "children"])


def test_a_consent_that_ends_between_draft_and_sending_stops_it(drafted, consent, ada, acts, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_any, **_zone: datetime.date(2099, 1, 1))

    with pytest.raises(Refused, match="no valid consent"), acts(ada):
        actions.submit_draft(transfer=drafted, by=ada)


def test_a_partner_that_works_no_more_receives_nobody(drafted, haven, ada, acts):
    haven.is_active = False
    haven.save()

    with pytest.raises(Refused, match="Haven does not take transfers"), acts(ada):
        actions.submit_draft(transfer=drafted, by=ada)
    with acts(ada):
        assert Transfer.objects.get().status == Status.DRAFT


def test_a_handover_that_is_too_long_is_refused_with_its_length(case, consent, haven, ada, acts):
    with pytest.raises(Refused, match="longer than 2000 characters"), acts(ada):
        draft(case, haven, ada, summary="x" * 2001)


def test_a_record_too_large_for_the_letter_is_refused(case, consent, haven, ada, acts):
    with acts(ada):
        case_actions.update_case(case=case, changes={"need": "ό" * 14_000}, version=case.version, by=ada)
        case.refresh_from_db()

        with pytest.raises(Refused, match="more than a transfer can carry"):
            draft(case, haven, ada)
        assert not Transfer.objects.exists()


def test_a_closed_case_is_not_handed_over(case, consent, haven, ada, acts):
    with acts(ada):
        type(case).objects.filter(pk=case.pk).update(state="closed")

    with pytest.raises(Refused, match="closed"), acts(ada):
        draft(case, haven, ada)


def test_the_letter_holds_what_she_agreed_to_and_the_dates(sent, nora, acts):
    with acts(nora):
        shared = read(Transfer.objects.get(pk=sent.pk))

    assert set(shared) == {"summary", "consortium_key", "dates", *SHARED}
    assert (shared["summary"], shared["dates"]) == (SUMMARY, [f"R06|{SOON.isoformat()}"])


def test_the_sender_cannot_open_the_letter_again(sent, ada, acts):
    with pytest.raises(CannotOpen), acts(ada):
        read(Transfer.objects.get(pk=sent.pk))


def test_the_days_of_hers_that_wait_are_offered(case, deadline, ada, acts):
    with acts(ada):
        assert [(date.rule, date.on) for date in dates.ahead_of(case)] == [("R06", SOON)]


def test_a_date_that_came_with_her_can_go_on_with_her(accepted, nora, acts):
    with acts(nora):
        there = type(accepted.case).objects.get(pk=accepted.case_id)
        assert [(date.rule, date.on) for date in dates.ahead_of(there)] == [("R06", SOON)]


def test_an_open_referral_is_ended_before_she_is_handed_over(case, drafted, harbour, ada, acts):
    with acts(ada):
        agree_to_referral(case, harbour, ada)
        send_referral(case, harbour, ada)

    with pytest.raises(Refused, match="A referral of hers is still open"), acts(ada):
        actions.submit_draft(transfer=drafted, by=ada)


def test_only_one_partner_is_asked_at_a_time(case, sent, haven, ada, acts):
    with acts(ada):
        second = draft(case, haven, ada)

    with pytest.raises(Refused, match="Another transfer of hers is waiting"), acts(ada):
        actions.submit_draft(transfer=second, by=ada)


def test_a_form_that_is_sent_twice_makes_one_draft(case, consent, haven, ada, acts):
    once = "7f0f3f64-6a51-4a52-9a3e-0c9f0f0b1b11"
    with acts(ada):
        first = draft(case, haven, ada, once=once)
        assert draft(case, haven, ada, once=once) == first
        assert Transfer.objects.count() == 1
    with pytest.raises(Stale, match="saved before"), acts(ada):
        draft(case, haven, ada, once=once, summary="Other words")


def test_a_draft_that_somebody_else_changed_is_not_overwritten(drafted, ada, acts):
    written = {"categories": SHARED, "introduction": "to_plan"}
    with acts(ada):
        actions.change_draft(transfer=drafted, version=1, summary="Shorter", by=ada, **written)

    with pytest.raises(Stale), acts(ada):
        actions.change_draft(transfer=drafted, version=1, summary="Longer", by=ada, **written)


def test_a_first_talk_that_is_planned_has_its_day(case, consent, haven, ada, acts):
    with pytest.raises(Refused, match="Write the day of the first talk"), acts(ada):
        draft(case, haven, ada, introduction="planned")


def test_who_looked_at_an_older_copy_looks_again(drafted, ada, acts):
    with pytest.raises(Refused, match="changed since you looked"), acts(ada):
        actions.submit_draft(transfer=drafted, seen="of an older copy", by=ada)


def test_inside_a_country_the_caseworker_sends_it_herself(sent):
    assert (sent.status, sent.is_cross_border) == (Status.REQUESTED, False)


def test_across_a_border_the_destination_is_looked_at_first(case, harbour, ada, acts):
    with acts(ada):
        agree(case, harbour, ada)
        transfer = draft(case, harbour, ada, destination={**SAFE, "arrival": " "})

    with pytest.raises(Refused, match="Look at the destination"), acts(ada):
        actions.submit_draft(transfer=transfer, by=ada)


def test_who_looked_at_the_destination_stands_beside_it(across, ada, acts):
    with acts(ada):
        side = SentTransfer.objects.get()

    assert side.checked_by == ada and side.checked_at is not None


def test_across_a_border_a_supervisor_agrees_before_anything_goes(to_approve, ben, eve, acts):
    with acts(eve):
        assert not Transfer.objects.exists()

    with acts(ben):
        sent = actions.approve_transfer(transfer=to_approve, by=ben)
        assert (sent.status, sent.approved_by) == (Status.REQUESTED, ben)
    with acts(ben):
        assert AuditEntry.objects.filter(event="transfer.approved", actor_id=ben.pk).exists()
    with acts(eve):
        assert read(Transfer.objects.get())["destination"] == SAFE


def test_nobody_approves_what_she_prepared_herself(case, harbour, hope, acts):
    both = make_person("Bea", hope, Role.CASEWORKER, Role.SUPERVISOR)
    with acts(both):
        case_actions.join_team(case=case, user=both, by=both)
        agree(case, harbour, both)
        transfer = actions.submit_draft(transfer=draft(case, harbour, both, destination=SAFE), by=both)

    with pytest.raises(Refused, match="Ask another supervisor"), acts(both):
        actions.approve_transfer(transfer=transfer, by=both)


def test_nobody_approves_for_a_case_that_she_leads(to_approve, case, ben, acts):
    with acts(ben):
        type(case).objects.filter(pk=case.pk).update(assigned_to=ben)

    with pytest.raises(Refused, match="Ask another supervisor"), acts(ben):
        actions.approve_transfer(transfer=to_approve, by=ben)


def test_a_caseworker_does_not_approve(to_approve, ada, acts):
    with pytest.raises(Refused, match="Ask another supervisor"), acts(ada):
        actions.approve_transfer(transfer=to_approve, by=ada)


def test_a_supervisor_sends_it_back_with_her_words(to_approve, ben, acts):
    with acts(ben):
        back = actions.send_back(transfer=to_approve, reason="Who meets her?", version=to_approve.version, by=ben)
        assert (back.status, SentTransfer.objects.get().sent_back) == (Status.DRAFT, "Who meets her?")


def test_her_withdrawal_ends_a_transfer_that_waits(sent, consent, ada, nora, acts):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)
        ended = Transfer.objects.get()
        assert (ended.status, ended.letter) == (Status.WITHDRAWN, None)
    with acts(nora):
        assert not Transfer.objects.exists()


def test_her_withdrawal_ends_one_that_a_supervisor_looks_at(to_approve, ada, acts):
    with acts(ada):
        case_actions.withdraw_consent(consent=Consent.objects.get(purpose="share_transfer"), by=ada)
        assert Transfer.objects.get().status == Status.WITHDRAWN


def test_a_consent_that_covers_less_ends_it_too(case, sent, haven, ada, acts):
    with acts(ada):
        agree(case, haven, ada, categories=["name"])
        assert Transfer.objects.get().status == Status.WITHDRAWN


def test_a_consent_that_has_run_out_is_written_down(sent, ada, acts):
    with acts(ada):
        Transfer.objects.update(expires_on=datetime.date.today() - datetime.timedelta(days=1))
        assert actions.expire_transfers() == 1
        assert Transfer.objects.get().status == Status.EXPIRED


def test_what_was_answered_is_not_taken_back(accepted, sent, ada, acts):
    with pytest.raises(Refused, match="cannot be taken back any more"), acts(ada):
        actions.revoke_transfer(transfer=sent, by=ada)


def test_her_case_is_not_closed_while_a_partner_is_asked(case, sent, ada, ben, acts):
    closure = {"closure_reason": "RELOCATED_COUNTRY", "agreed": "yes", "reason": "She moves"}
    with acts(ada):
        case_actions.move_case(case=case, to="closure_requested", by=ada, **closure)

    with pytest.raises(Refused, match="A transfer of hers is waiting"), acts(ben):
        case_actions.move_case(case=case, to="closed", by=ben)
