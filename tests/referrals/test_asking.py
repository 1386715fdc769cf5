"""The receiver asks before it answers; the sender answers with words, and with more only if she agrees."""

import pytest

from cases import actions as case_actions
from cases.models.consent import Category
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused, Stale
from referrals import actions, packet
from referrals.models import EarlierLetter, Referral, SentReferral, Status
from tests.referrals.conftest import SHARED, agree, send

QUESTION = "Does she need a room on the ground floor?"
ANSWER = "Yes, and near a bus."


@pytest.fixture
def narrow(case, consent, harbour, ada, acts):
    """Sent with her languages alone, though she agreed to more."""
    with acts(ada):
        return send(case, harbour, ada, categories=[Category.LANGUAGE])


@pytest.fixture
def asked(narrow, eve, acts):
    with acts(eve):
        return actions.ask_sender(referral=narrow, question=QUESTION, by=eve)


def answer(referral, by, **told):
    version = Referral.objects.get(pk=referral.pk).version
    return actions.answer_question(referral=referral, answer=ANSWER, by=by, **{"version": version, **told})


def test_the_sender_reads_the_question_and_so_does_who_asked(asked, ada, eve, acts):
    for person in (ada, eve):
        with acts(person):
            assert packet.question_of(Referral.objects.get(pk=asked.pk)) == QUESTION


def test_the_question_is_sealed_where_it_lies(asked):
    assert QUESTION.encode() not in bytes(asked.question) + bytes(asked.question_kept)


def test_a_second_question_waits_for_the_first_answer(asked, eve, hans, acts):
    with pytest.raises(Refused, match="Eve has asked something already"), acts(hans):
        actions.ask_sender(referral=asked, question="And her age?", by=hans)


def test_the_answer_goes_out_as_a_new_letter_with_what_was_added(asked, ada, eve, acts):
    with acts(ada):
        answer(asked, ada, categories=[Category.NEEDS])

    with acts(eve):
        again = Referral.objects.received().get(pk=asked.pk)
        letter = packet.read(again)
    assert (again.status, again.letter_number, again.question) == (Status.SENT, 2, None)
    assert {"language", "needs"} <= set(letter) and "name" not in letter
    assert [(one["question"], one["answer"]) for one in letter["answers"]] == [(QUESTION, ANSWER)]


def test_what_was_sent_before_stays_as_it_was_in_the_new_letter(asked, case, ada, eve, acts):
    with acts(ada):
        case_actions.update_woman(woman=case.woman, changes={"primary_language": "fr"}, version=1, by=ada)
        answer(asked, ada)

    with acts(eve):
        assert packet.read(Referral.objects.get(pk=asked.pk))["language"]["primary"] == "en"


def test_the_letter_before_is_kept_for_the_sender(asked, ada, acts):
    with acts(ada):
        answer(asked, ada, categories=[Category.NEEDS])
        before = EarlierLetter.objects.get()

        assert (before.number, before.categories) == (1, ["language"])
        assert "needs" not in before.shared and "needs" in SentReferral.objects.get().shared


def test_nothing_more_goes_than_she_agreed_to(asked, ada, acts):
    with pytest.raises(Refused, match="does not cover"), acts(ada):
        answer(asked, ada, categories=[Category.RESIDENCE])

    with acts(ada):
        assert Referral.objects.get().is_asked and not EarlierLetter.objects.exists()


def test_what_she_agrees_to_after_the_question_can_go_with_the_answer(asked, case, harbour, ada, eve, acts):
    with acts(ada):
        agree(case, harbour, ada, categories=[*SHARED, Category.CHILDREN])
        answer(asked, ada, categories=[Category.CHILDREN])

    with acts(eve):
        assert "children" in packet.read(Referral.objects.get(pk=asked.pk))


def test_the_clock_is_the_senders_while_it_is_asked_and_starts_anew_for_the_receiver(asked, ada, acts):
    with acts(ada):
        told = answer(asked, ada)

    assert told.late_from > asked.asked_at and not told.is_overdue


def test_the_receiver_need_not_wait_for_the_answer(asked, eve, ada, acts):
    with acts(eve):
        actions.accept_referral(referral=asked, by=eve)

    with acts(ada):
        taken = Referral.objects.get()
        assert (taken.status, taken.question) == (Status.ACCEPTED, None)
    with pytest.raises(Refused, match="Nothing is asked here any more"), acts(ada):
        answer(asked, ada)


def test_two_who_answer_one_question_do_not_overwrite_each_other(asked, ada, acts):
    with pytest.raises(Stale), acts(ada):
        answer(asked, ada, version=1)


def test_her_withdrawal_ends_a_question_too(asked, consent, ada, eve, acts):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)
        ended = Referral.objects.get()

    assert (ended.status, ended.question, ended.letter) == (Status.WITHDRAWN, None, None)
    with acts(eve):
        assert not Referral.objects.exists()


def test_what_the_sender_was_not_shown_does_not_go(asked, case, ada, acts):
    with acts(ada):
        case_actions.update_case(case=case, changes={"need": "Another room."}, version=1, by=ada)

    with pytest.raises(Refused, match="changed since you looked"), acts(ada):
        answer(asked, ada, categories=[Category.NEEDS], seen="0" * 32)


def test_an_answer_that_is_too_much_sends_nothing(asked, case, ada, acts):
    with acts(ada):
        case_actions.update_case(case=case, changes={"need": "x" * 20_000}, version=1, by=ada)

    with pytest.raises(Refused, match="more than a referral can carry"), acts(ada):
        answer(asked, ada, categories=[Category.NEEDS])
    with acts(ada):
        assert Referral.objects.get().is_asked and not EarlierLetter.objects.exists()


def test_a_partner_that_was_deactivated_is_answered_nothing(asked, harbour, ada, acts):
    harbour.is_active = False
    harbour.save()

    with pytest.raises(Refused, match="Harbour does not receive referrals"), acts(ada):
        answer(asked, ada)


def test_each_side_writes_it_down(asked, ada, eve, acts):
    with acts(ada):
        answer(asked, ada)
    with acts(ada):
        assert AuditEntry.objects.filter(event="referral.told", actor_id=ada.pk).exists()
    with acts(eve):
        assert AuditEntry.objects.filter(event="referral.asked", actor_id=eve.pk).exists()
