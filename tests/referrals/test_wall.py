"""What PostgreSQL refuses to either side, whatever the code would do."""

import datetime

import pytest
from django.db import IntegrityError, ProgrammingError, connection

from cases.models import Case, Woman
from referrals import actions
from referrals.models import Referral, SentReferral, Status
from tests.referrals.conftest import draft

DENIED = "row-level security|cannot change|cannot take this step|does not change|permission denied"


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def change(referral, column, value):
    return run(f"update referrals_referral set {column} = %s where id = %s", value, referral.pk)


@pytest.mark.parametrize("who", ["eve", "tina"])
def test_a_draft_is_visible_to_its_sender_alone(drafted, who, request, acts):
    with acts(request.getfixturevalue(who)):
        assert run("select 1 from referrals_referral") == 0
        assert change(drafted, "status", "accepted") == 0


def test_a_third_organisation_sees_nothing_of_it(sent, tina, acts):
    with acts(tina):
        assert run("select 1 from referrals_referral") == 0
        assert not Referral.objects.exists() and not Referral.unscoped.exists()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("letter", b"another letter"),
        ("receiver_id", "third"),
        ("organisation_id", "harbour"),
        ("number", "R-0000-0000"),
        ("pillar", "legal"),
        ("urgency", "emergency"),
        ("sent_by_id", "eve"),
        ("sent_at", "2020-01-01"),
        ("answer_by", "2030-01-01"),
        ("late_from", "2030-01-01"),
        ("letter_number", 7),
        ("letter_at", "2030-01-01"),
        ("closed_at", "2030-01-01"),
        ("expires_on", "2099-01-01"),
        ("status", "draft"),
        ("status", "revoked"),
        ("status", "withdrawn"),
        ("status", "expired"),
        ("status", "completed"),
    ],
)
def test_the_receiver_changes_nothing_but_its_answer(sent, eve, acts, request, third, column, value):
    if column.endswith("_id"):
        value = request.getfixturevalue(value).pk

    with pytest.raises((ProgrammingError, IntegrityError), match=DENIED), acts(eve):
        change(sent, column, value)


@pytest.mark.parametrize("status", ["accepted", "declined", "completed", "draft"])
def test_the_sender_cannot_answer_for_the_receiver(sent, ada, acts, status):
    with pytest.raises(ProgrammingError, match="cannot take this step"), acts(ada):
        change(sent, "status", status)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("letter", b"another letter"),
        ("seen_at", "2026-01-01"),
        ("answered_at", "2026-01-01"),
        ("decline_reason", "OTHER"),
        ("outcome", "full"),
        ("comment", b"words"),
        ("asked_at", "2026-01-01"),
        ("answer_by", "2030-01-01"),
        ("late_from", "2030-01-01"),
        ("letter_number", 7),
        ("letter_at", "2030-01-01"),
        ("receiver_id", "third"),
        ("urgency", "routine"),
    ],
)
def test_the_sender_changes_nothing_of_what_was_sent(sent, ada, acts, third, column, value):
    value = third.pk if value == "third" else value

    with pytest.raises(ProgrammingError, match=DENIED), acts(ada):
        change(sent, column, value)


@pytest.fixture
def asked(sent, eve, acts):
    with acts(eve):
        return actions.ask_sender(referral=sent, question="Her age?", by=eve)


@pytest.mark.parametrize("who", ["ada", "eve"])
@pytest.mark.parametrize("column", ["question", "question_kept"])
def test_a_question_that_is_open_is_changed_by_nobody(asked, who, column, request, acts):
    with pytest.raises(ProgrammingError, match="does not change"), acts(request.getfixturevalue(who)):
        change(asked, column, b"another question")


@pytest.mark.parametrize("who", ["ada", "eve"])
@pytest.mark.parametrize("column", ["question", "question_kept"])
def test_where_nothing_is_asked_the_database_keeps_no_question(sent, who, column, request, acts):
    with acts(request.getfixturevalue(who)):
        change(sent, column, b"a question")
        found = Referral.objects.get(pk=sent.pk)

    assert (found.question, found.question_kept) == (None, None)


@pytest.mark.parametrize("who", ["ada", "eve"])
@pytest.mark.parametrize("column", ["answer_by", "late_from"])
def test_nobody_moves_the_clock_while_a_question_is_open(asked, who, column, request, acts):
    with pytest.raises(ProgrammingError, match="cannot change"), acts(request.getfixturevalue(who)):
        change(asked, column, "2030-01-01")


@pytest.mark.parametrize("status", ["accepted", "declined", "completed"])
def test_a_draft_cannot_be_answered_by_its_sender(drafted, ada, acts, status):
    with pytest.raises(ProgrammingError, match="cannot take this step"), acts(ada):
        change(drafted, "status", status)


def test_a_referral_cannot_be_born_answered(case, consent, harbour, ada, eve, acts):
    with pytest.raises(ProgrammingError, match="row-level security"), acts(ada):
        Referral.objects.create(
            receiver=harbour,
            pillar="legal",
            service_type="LEGAL_ADVICE",
            status=Status.SENT,
            letter=b"sealed",
            sent_at=datetime.datetime.now(datetime.UTC),
            answer_by=datetime.date.today(),
            answered_by=eve,
        )


def test_nobody_sends_in_the_name_of_another(hope, harbour, eve, acts, third):
    with pytest.raises(ProgrammingError, match="row-level security"), acts(eve):
        Referral(organisation=hope, receiver=third, pillar="legal", service_type="LEGAL_ADVICE").save(force_insert=True)


@pytest.mark.parametrize("who", ["ada", "eve"])
def test_nobody_deletes_a_referral(sent, who, request, acts):
    with pytest.raises(ProgrammingError, match="permission denied"), acts(request.getfixturevalue(who)):
        run("delete from referrals_referral")


@pytest.mark.parametrize("end", ["revoked", "withdrawn", "expired"])
def test_an_ended_referral_is_gone_for_the_receiver_and_its_letter_for_everyone(sent, ada, eve, acts, end):
    with acts(ada):
        change(sent, "status", end)
        assert Referral.objects.get(pk=sent.pk).letter is None

    with acts(eve):
        assert run("select 1 from referrals_referral") == 0


def test_on_the_day_after_her_consent_ends_the_receiver_sees_nothing(sent, ada, eve, acts):
    with acts(ada):
        change(sent, "expires_on", datetime.date.today())
    with acts(eve):
        assert run("select 1 from referrals_referral") == 1

    with acts(ada):
        change(sent, "expires_on", datetime.date.today() - datetime.timedelta(days=1))
    with acts(eve):
        assert run("select 1 from referrals_referral") == 0
        assert change(sent, "status", "accepted") == 0


def test_a_declined_referral_keeps_no_letter(sent, ada, eve, acts):
    with acts(eve):
        actions.decline_referral(referral=sent, reason="NO_CAPACITY", by=eve)

    with acts(ada):
        declined = Referral.objects.get(pk=sent.pk)
        assert (declined.status, declined.letter) == (Status.DECLINED, None)


def test_the_receiver_reaches_nothing_of_the_senders_case_by_a_join(sent, case, eve, acts):
    with acts(eve):
        assert Referral.objects.get(pk=sent.pk).sent_sides.count() == 0
        assert not Referral.objects.filter(sent_sides__case__code=case.code).exists()
        assert not SentReferral.unscoped.exists()
        assert not Case.unscoped.exists() and not Woman.unscoped.exists()
        assert run("select 1 from referrals_sentreferral join cases_case on true") == 0


def test_the_sender_reaches_nothing_of_the_receivers_case(accepted, sent, ada, acts):
    with acts(ada):
        assert run("select 1 from referrals_receivedreferral") == 0
        assert Case.unscoped.count() == 1


def test_each_side_finds_both_what_it_sent_and_what_it_received(sent, ada, eve, case, hope, acts):
    with acts(ada):
        assert list(Referral.objects.sent()) == [sent] and not Referral.objects.received().exists()
    with acts(eve):
        assert list(Referral.objects.received()) == [sent] and not Referral.objects.sent().exists()


def test_a_referral_does_not_go_to_its_own_sender(case, hope, ada, acts):
    with pytest.raises(IntegrityError, match="go_to_someone_else"), acts(ada):
        Referral.objects.create(receiver=hope, pillar="legal", service_type="LEGAL_ADVICE")


def test_a_draft_stays_its_senders_to_change(case, consent, harbour, ada, acts):
    with acts(ada):
        referral = draft(case, harbour, ada)
        assert change(referral, "urgency", "routine") == 1
