"""What PostgreSQL refuses to either side, whatever the code would do."""

import datetime

import pytest
from django.db import IntegrityError, ProgrammingError, connection

from cases.models import Case, Woman
from referrals.transfers.models import SentTransfer, Transfer

DENIED = "row-level security|cannot change|cannot take this step|does not change|permission denied"


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def change(transfer, column, value):
    return run(f"update transfers_transfer set {column} = %s where id = %s", value, transfer.pk)


@pytest.mark.parametrize("who", ["nora", "tina"])
def test_a_draft_is_visible_to_its_sender_alone(drafted, who, request, acts):
    with acts(request.getfixturevalue(who)):
        assert run("select 1 from transfers_transfer") == 0
        assert change(drafted, "status", "accepted") == 0


def test_what_waits_for_a_supervisor_is_not_there_for_the_receiver(to_approve, eve, acts):
    with acts(eve):
        assert run("select 1 from transfers_transfer") == 0


def test_a_third_organisation_sees_nothing_of_it(sent, tina, acts):
    with acts(tina):
        assert run("select 1 from transfers_transfer") == 0
        assert not Transfer.objects.exists() and not Transfer.unscoped.exists()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("letter", b"another letter"),
        ("number", "T-0000-0000"),
        ("is_cross_border", True),
        ("introduction", "planned"),
        ("sent_at", "2020-01-01"),
        ("answer_by", "2030-01-01"),
        ("expires_on", "2099-01-01"),
        ("status", "draft"),
        ("status", "revoked"),
        ("status", "withdrawn"),
        ("status", "expired"),
    ],
)
def test_the_receiver_changes_nothing_but_its_answer(sent, nora, acts, column, value):
    with pytest.raises((ProgrammingError, IntegrityError), match=DENIED), acts(nora):
        change(sent, column, value)


@pytest.mark.parametrize("status", ["accepted", "declined", "draft", "to_approve"])
def test_the_sender_cannot_answer_for_the_receiver(sent, ada, acts, status):
    with pytest.raises(ProgrammingError, match="cannot take this step"), acts(ada):
        change(sent, "status", status)


@pytest.mark.parametrize(
    ("column", "value"),
    [("letter", b"another"), ("answered_at", "2026-01-01"), ("decline_reason", "OTHER"), ("introduction", "planned")],
)
def test_the_sender_changes_nothing_of_what_was_sent(sent, ada, acts, column, value):
    with pytest.raises(ProgrammingError, match=DENIED), acts(ada):
        change(sent, column, value)


def test_nothing_crosses_a_border_without_a_supervisor(to_approve, ada, acts):
    with pytest.raises(IntegrityError, match="lets_her_cross_a_border"), acts(ada):
        run(
            "update transfers_transfer set status = 'requested', letter = 'x', sent_at = now(), answer_by = now()"
            " where id = %s",
            to_approve.pk,
        )


def test_nobody_approves_her_own_in_the_database_either(to_approve, ada, acts):
    with pytest.raises(IntegrityError, match="nobody_approves_her_own"), acts(ada):
        change(to_approve, "approved_by_id", ada.pk)


@pytest.mark.parametrize("who", ["ada", "nora"])
def test_nobody_deletes_a_transfer(sent, who, request, acts):
    with pytest.raises(ProgrammingError, match="permission denied"), acts(request.getfixturevalue(who)):
        run("delete from transfers_transfer")


@pytest.mark.parametrize("end", ["revoked", "withdrawn", "expired"])
def test_an_ended_transfer_is_gone_for_the_receiver_and_its_letter_for_everyone(sent, ada, nora, acts, end):
    with acts(ada):
        change(sent, "status", end)
        assert Transfer.objects.get(pk=sent.pk).letter is None

    with acts(nora):
        assert run("select 1 from transfers_transfer") == 0


def test_on_the_day_after_her_consent_ends_nobody_can_take_her_on(sent, ada, nora, acts):
    with acts(ada):
        change(sent, "expires_on", datetime.date.today() - datetime.timedelta(days=1))

    with acts(nora):
        assert run("select 1 from transfers_transfer") == 0
        assert change(sent, "status", "accepted") == 0


def test_the_receiver_reaches_nothing_of_the_senders_case_by_a_join(sent, case, nora, acts):
    with acts(nora):
        assert Transfer.objects.get(pk=sent.pk).sent_sides.count() == 0
        assert not Transfer.objects.filter(sent_sides__case__code=case.code).exists()
        assert not SentTransfer.unscoped.exists()
        assert not Case.unscoped.exists() and not Woman.unscoped.exists()


def test_the_sender_reaches_nothing_of_the_receivers_case(accepted, ada, acts):
    with acts(ada):
        assert run("select 1 from transfers_receivedtransfer") == 0
        assert run("select 1 from transfers_handeddate") == 0
        assert Case.unscoped.count() == 1


def test_a_transfer_does_not_go_to_its_own_sender(hope, ada, acts):
    with pytest.raises(IntegrityError, match="transfers_go_to_someone_else"), acts(ada):
        Transfer.objects.create(receiver=hope, introduction="to_plan")
