"""Only what she agreed to leaves, only to whom she agreed, and only while she agrees."""

import datetime
import uuid

import pytest
from django.utils import timezone

from cases import actions as case_actions
from cases.models.consent import Category
from coalesce.audit.models import AuditEntry
from coalesce.encryption.cipher import CannotOpen
from coalesce.refusals import Refused, Stale
from referrals import actions, packet
from referrals.actions import sending
from referrals.models import Referral, SentReferral, Status
from tests.referrals.conftest import SHARED, SUMMARY, agree, draft, send


def test_the_partner_reads_what_was_chosen_and_nothing_else(case, consent, harbour, ada, eve, acts):
    with acts(ada):
        referral = send(case, harbour, ada, categories=[Category.LANGUAGE])

    with acts(eve):
        letter = packet.read(Referral.objects.received().get(pk=referral.pk))
    assert set(letter) == {"summary", "consortium_key", "language"}
    assert letter["summary"] == SUMMARY


def test_the_partner_reads_the_safe_way_to_reach_her(sent, eve, acts):
    with acts(eve):
        ways = packet.read(Referral.objects.get(pk=sent.pk))["contact"]["ways"]

    assert [(way["value"], way["code_word"]) for way in ways] == [("+35799000000", "lantern")]


def test_a_number_that_is_not_safe_today_does_not_travel(case, consent, harbour, ada, eve, acts):
    with acts(ada):
        case.woman.safe_contacts.update(unsafe_until=datetime.date.today())
        referral = send(case, harbour, ada)

    with acts(eve):
        assert packet.read(Referral.objects.get(pk=referral.pk))["contact"]["ways"] == []


def test_the_sender_cannot_open_the_letter_again_but_keeps_a_copy(sent, ada, acts):
    with acts(ada):
        with pytest.raises(CannotOpen):
            packet.read(Referral.objects.get(pk=sent.pk))
        assert SentReferral.objects.get(referral=sent).shared["name"]["first_name"] == "Blessing"


def test_what_was_sent_stays_as_it_was(sent, case, ada, eve, acts):
    with acts(ada):
        case_actions.update_woman(woman=case.woman, changes={"first_name": "Joy"}, version=1, by=ada)

    with acts(eve):
        assert packet.read(Referral.objects.get(pk=sent.pk))["name"]["first_name"] == "Blessing"


def test_nothing_is_sent_without_her_consent(case, harbour, ada, acts):
    with pytest.raises(Refused, match="no valid consent to share with Harbour"), acts(ada):
        send(case, harbour, ada)


def test_consent_for_one_partner_is_none_for_another(case, consent, third, ada, acts):
    with pytest.raises(Refused, match="no valid consent"), acts(ada):
        send(case, third, ada)


def test_a_category_she_did_not_name_stops_the_referral(case, consent, harbour, ada, acts):
    with pytest.raises(Refused, match="does not cover"), acts(ada):
        send(case, harbour, ada, categories=[*SHARED, Category.RESIDENCE])

    with acts(ada):
        assert not Referral.objects.exists() and not SentReferral.objects.exists()


def test_a_consent_that_ends_between_draft_and_sending_stops_it(case, harbour, ada, acts, monkeypatch):
    with acts(ada):
        agree(case, harbour, ada, expires_on=datetime.date.today())
        drafted = draft(case, harbour, ada)
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *moment, **zone: tomorrow)

    with pytest.raises(Refused, match="no valid consent"), acts(ada):
        actions.send_draft(referral=drafted, by=ada)
    with acts(ada):
        assert Referral.objects.get(pk=drafted.pk).is_draft


def test_a_consent_withdrawn_between_draft_and_sending_stops_it(drafted, consent, ada, acts):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

    with pytest.raises(Refused, match="no valid consent"), acts(ada):
        actions.send_draft(referral=drafted, by=ada)


def test_a_partner_that_was_deactivated_receives_nothing(drafted, harbour, ada, acts):
    harbour.is_active = False
    harbour.save()

    with pytest.raises(Refused, match="Harbour does not receive referrals"), acts(ada):
        actions.send_draft(referral=drafted, by=ada)


def test_a_summary_that_tells_a_whole_story_is_too_long(case, consent, harbour, ada, acts):
    with pytest.raises(Refused, match="longer than 800"), acts(ada):
        send(case, harbour, ada, summary="word " * 200)


def test_a_record_too_large_for_a_letter_is_refused(case, consent, harbour, ada, acts):
    with acts(ada):
        case_actions.update_case(case=case, changes={"need": "x" * 20_000}, version=1, by=ada)

    with pytest.raises(Refused, match="more than a referral can carry"), acts(ada):
        send(case, harbour, ada)


def test_a_closed_case_refers_nobody(case, consent, harbour, ada, acts):
    with acts(ada):
        type(case).objects.update(state="closed")

    with pytest.raises(Refused, match="closed"), acts(ada):
        send(case, harbour, ada)


def test_a_service_belongs_to_its_pillar(case, consent, harbour, ada, acts):
    with pytest.raises(Refused, match="service of this pillar"), acts(ada):
        send(case, harbour, ada, pillar="legal")


def test_the_sender_looks_again_when_the_record_changed_after_the_preview(drafted, case, ada, acts):
    with acts(ada):
        side = SentReferral.objects.get(referral=drafted)
        seen = packet.mark_of(packet.copy_of(case, side.categories, **side.shared))
        case_actions.update_woman(woman=case.woman, changes={"first_name": "Joy"}, version=1, by=ada)

    with pytest.raises(Refused, match="changed since you looked"), acts(ada):
        actions.send_draft(referral=drafted, by=ada, seen=seen)


def test_a_draft_is_sent_once(drafted, ada, acts):
    with acts(ada):
        actions.send_draft(referral=drafted, by=ada)

    with pytest.raises(Refused, match="no longer a draft"), acts(ada):
        actions.send_draft(referral=drafted, by=ada)


def test_a_draft_that_someone_else_changed_is_not_overwritten(drafted, ada, acts):
    changes = {"pillar": "legal", "service_type": "LEGAL_ADVICE", "urgency": "routine"}
    with acts(ada):
        changed = actions.change_draft(
            referral=drafted,
            categories=[Category.AGE, Category.NEEDS][1:],
            summary="Short.",
            version=1,
            by=ada,
            **changes,
        )
    assert (changed.pillar, changed.version) == ("legal", 2)

    with pytest.raises(Stale), acts(ada):
        actions.change_draft(referral=drafted, categories=[], summary="Other.", version=1, by=ada, **changes)


def test_what_is_changed_while_it_is_being_sent_goes_as_it_was_changed(drafted, ada, acts, monkeypatch):
    hold = sending.locked

    def change_before_holding(case):
        actions.change_draft(
            referral=drafted,
            pillar="legal",
            service_type="LEGAL_ADVICE",
            urgency="routine",
            categories=[],
            summary="Short.",
            version=1,
            by=ada,
        )
        return hold(case)

    monkeypatch.setattr(sending, "locked", change_before_holding)
    with acts(ada):
        actions.send_draft(referral=drafted, by=ada)

        assert SentReferral.objects.get(referral=drafted).shared["summary"] == "Short."


def test_sending_is_written_in_the_senders_audit_without_a_word_of_hers(sent, case, ada, acts):
    with acts(ada):
        entry = AuditEntry.objects.get(event="referral.sent")

    assert (entry.woman_id, entry.actor_id) == (case.woman_id, ada.pk)
    assert set(entry.details) == {"number", "receiver", "categories"}


@pytest.mark.parametrize("urgency", ["emergency", "urgent", "routine"])
def test_every_urgency_has_its_day(case, consent, harbour, ada, acts, urgency):
    with acts(ada):
        referral = send(case, harbour, ada, urgency=urgency)

    assert referral.answer_by >= datetime.date.today()
    assert referral.status == Status.SENT


def test_a_renewed_consent_lets_the_draft_go(case, drafted, consent, harbour, ada, acts):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)
        again = agree(case, harbour, ada)
        actions.send_draft(referral=drafted, by=ada)

        assert SentReferral.objects.get(referral=drafted).consent == again


def test_drafting_tells_nobody(case, consent, harbour, ada, eve, acts):
    with acts(ada):
        draft(case, harbour, ada)

    with acts(eve):
        assert not Referral.objects.exists() and not Referral.unscoped.exists()


def drafted_once(case, harbour, ada, once, summary=SUMMARY):
    return actions.draft_referral(
        case=case,
        receiver=harbour,
        pillar="legal",
        service_type="LEGAL_ADVICE",
        urgency="routine",
        categories=["needs"],
        summary=summary,
        by=ada,
        once=once,
    )


def test_a_form_that_is_sent_twice_makes_one_draft(case, consent, harbour, ada, acts):
    once = uuid.uuid4()
    with acts(ada):
        first, second = (drafted_once(case, harbour, ada, once) for _time in range(2))

        assert first == second
        assert Referral.objects.count() == 1


def test_the_same_form_with_other_words_is_not_taken_for_the_same_draft(case, consent, harbour, ada, acts):
    once = uuid.uuid4()
    with acts(ada):
        drafted_once(case, harbour, ada, once)
        with pytest.raises(Stale, match="saved before"):
            drafted_once(case, harbour, ada, once, summary="She asks for something else.")
