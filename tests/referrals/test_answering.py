"""The receiver answers, once, and her case with it is its own."""

import pytest

from cases.models import Case, Woman
from cases.models.consent import Category
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused
from referrals import actions
from referrals.models import ReceivedReferral, Referral, Status
from tests.referrals.conftest import agree, send


def test_accepting_opens_a_case_from_what_she_shared(accepted, eve, acts):
    with acts(eve):
        woman = Woman.objects.get()
        assert (woman.first_name, woman.primary_language) == ("Blessing", "en")
        assert accepted.case.need == "A room of her own."
        assert accepted.case.entry_route == "NGO_PARTNER"
        assert woman.safe_contacts.get().code_word == "lantern"


def test_one_woman_is_counted_once_by_her_consortium_key(accepted, case, ada, eve, acts):
    with acts(ada):
        key = Woman.objects.get().consortium_key
    with acts(eve):
        assert Woman.objects.get().consortium_key == key


def test_a_woman_of_a_colleague_is_not_opened_by_accepting_a_referral(accepted, case, harbour, ada, hans, acts):
    with acts(ada):
        second = send(case, harbour, ada)

    with pytest.raises(Refused, match="Ask Eve"), acts(hans):
        actions.accept_referral(referral=second, by=hans)

    with acts(hans):
        assert not Case.objects.visible_to(hans).exists()


def test_without_her_name_an_enquiry_is_opened(case, consent, harbour, ada, eve, acts):
    with acts(ada):
        referral = send(case, harbour, ada, categories=[Category.LANGUAGE])
    with acts(eve):
        received = actions.accept_referral(referral=referral, by=eve)

        woman = received.case.woman
        assert (woman.has_identity, woman.called, woman.primary_language) == (False, "", "en")
        assert received.case.state == Case.State.ENQUIRY


def test_the_chosen_caseworker_has_the_case(sent, eve, hans, acts):
    with acts(eve):
        received = actions.accept_referral(referral=sent, by=eve, caseworker=hans)

        assert received.case.assigned_to == hans
        assert received.case in Case.objects.visible_to(hans)


def test_accepting_twice_changes_nothing(sent, eve, acts):
    with acts(eve):
        first = actions.accept_referral(referral=sent, by=eve)
        second = actions.accept_referral(referral=sent, by=eve)

        assert first == second
        assert (Woman.objects.count(), ReceivedReferral.objects.count()) == (1, 1)


def test_who_comes_second_reads_who_was_first(accepted, sent, hans, acts):
    with pytest.raises(Refused, match="Eve has answered this referral already: Accepted"), acts(hans):
        actions.accept_referral(referral=sent, by=hans)
    with pytest.raises(Refused, match="Eve has answered"), acts(hans):
        actions.decline_referral(referral=sent, reason="SAFETY", by=hans)


def test_a_second_referral_of_the_same_woman_joins_the_case_she_has(accepted, case, harbour, ada, eve, hans, acts):
    with acts(ada):
        second = send(case, harbour, ada, pillar="legal", service_type="LEGAL_ADVICE")

    with acts(eve):
        received = actions.accept_referral(referral=second, by=eve, caseworker=hans)
        assert received.case == accepted.case
        assert received.case in Case.objects.visible_to(hans)


def test_a_declined_referral_says_why(sent, ada, eve, acts):
    with acts(eve):
        actions.decline_referral(referral=sent, reason="NO_CAPACITY", by=eve)

    with acts(ada):
        declined = Referral.objects.get()
        assert (declined.status, declined.decline_reason, declined.answered_by) == (Status.DECLINED, "NO_CAPACITY", eve)


def test_a_referral_is_completed_with_an_outcome_that_the_sender_reads(accepted, sent, ada, eve, acts):
    with acts(eve):
        actions.complete_referral(referral=sent, outcome="part", by=eve)

    with acts(ada):
        assert (Referral.objects.get().status, Referral.objects.get().outcome) == (Status.COMPLETED, "part")


def test_only_an_accepted_referral_is_completed(sent, eve, acts):
    with pytest.raises(Refused, match="that was accepted"), acts(eve):
        actions.complete_referral(referral=sent, outcome="full", by=eve)


def test_the_sender_sees_that_it_was_opened(sent, ada, eve, acts):
    with acts(eve):
        actions.mark_seen(referral=Referral.objects.get(), by=eve)

    with acts(ada):
        assert Referral.objects.get().seen_at is not None


def test_each_side_keeps_its_own_audit(accepted, ada, eve, acts):
    with acts(ada):
        assert not AuditEntry.objects.filter(event="referral.accepted").exists()
    with acts(eve):
        entry = AuditEntry.objects.get(event="referral.accepted")
        assert entry.woman_id == accepted.woman_id


def test_a_woman_referred_back_is_still_one_woman(accepted, case, hope, ada, eve, acts):
    with acts(eve):
        agree(accepted.case, hope, eve)
        back = send(accepted.case, hope, eve)

    with acts(ada):
        received = actions.accept_referral(referral=back, by=ada)
        assert received.case == case
        assert Woman.objects.count() == 1
