"""What follows from each of her decisions, row by row. Sending and statistics have theirs beside their own code."""

import pytest
from django.utils import timezone

from cases import actions, safety
from cases.models import Consent, SafeContact
from cases.reminders.models import Reminder
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused
from pillars import gates

Purpose = Consent.Purpose


@pytest.fixture
def phone(case, ada, acts):
    with acts(ada):
        contact = actions.add_safe_contact(
            woman=case.woman, channel="PHONE", value="+35799123456", may_send_message=True, by=ada
        )
        return SafeContact.objects.get(pk=contact.pk)


def tasks(rule, person):
    return Reminder.objects.filter(rule=rule, recipient=person).open()


@pytest.mark.parametrize("decision", ["nothing", "refused", "could not be asked"])
def test_without_her_consent_to_be_supported_the_case_stays_in_intake(case, agree, decision, ada, acts):
    agree(Purpose.RECORD_KEEPING)
    with acts(ada):
        if decision == "refused":
            actions.refuse_consent(case=case, purpose=Purpose.SERVICE, by=ada)
        if decision == "could not be asked":
            actions.note_that_she_could_not_be_asked(case=case, purpose=Purpose.SERVICE, by=ada)

        with pytest.raises(Refused, match="consent to be supported first"):
            actions.move_case(case=case, to="assessment", by=ada)


def test_without_a_record_nothing_is_stored_beyond_the_intake(case, agree, ada, acts):
    agree(Purpose.SERVICE)
    with acts(ada):
        with pytest.raises(Refused, match="keep a record about her first"):
            actions.move_case(case=case, to="assessment", by=ada)
        with pytest.raises(Refused, match="from the assessment on"):
            gates.lock_open_case(case)


def test_where_she_could_not_be_asked_the_intake_is_still_written(case, ada, acts):
    with acts(ada):
        actions.note_that_she_could_not_be_asked(case=case, purpose=Purpose.RECORD_KEEPING, by=ada)

        changed = actions.update_case(case=case, changes={"need": "A room"}, version=case.version, by=ada)

        assert changed.need == "A room"


def test_where_she_cannot_be_asked_any_more_nothing_is_added_to_her_record(agreed, ada, acts):
    with acts(ada):
        actions.move_case(case=agreed, to="assessment", by=ada)
        agreed.refresh_from_db()
        actions.note_that_she_could_not_be_asked(case=agreed, purpose=Purpose.RECORD_KEEPING, by=ada)

        with pytest.raises(Refused, match="Write nothing more"):
            gates.lock_open_case(agreed)


def test_that_she_could_not_be_asked_again_asks_for_no_closure(agreed, ada, acts):
    with acts(ada):
        actions.note_that_she_could_not_be_asked(case=agreed, purpose=Purpose.SERVICE, by=ada)

        agreed.refresh_from_db()
        assert agreed.state == "intake"


@pytest.mark.parametrize("how", [safety.CALL, safety.MESSAGE])
def test_a_channel_that_she_refused_is_used_by_nobody(phone, case, ada, acts, how):
    with acts(ada):
        actions.refuse_consent(case=case, purpose=Purpose.CONTACT_CHANNEL, scope="PHONE", by=ada)

        answer = safety.may_contact(SafeContact.objects.get(pk=phone.pk), how=how)

        assert (answer.is_allowed, answer.sentence) == (False, "She does not agree to be reached in this way")


def test_her_no_to_one_channel_leaves_the_others(phone, case, ada, acts):
    with acts(ada):
        actions.refuse_consent(case=case, purpose=Purpose.CONTACT_CHANNEL, scope="EMAIL", by=ada)

        assert safety.may_contact(SafeContact.objects.get(pk=phone.pk)).is_allowed


def test_whatever_sends_by_itself_waits_until_she_has_agreed_to_the_channel(phone, case, ada, acts):
    with acts(ada):
        with pytest.raises(Refused, match="Ask her first"):
            safety.demand_contact(phone, how=safety.MESSAGE)

        actions.give_consent(case=case, purpose=Purpose.CONTACT_CHANNEL, scope="PHONE", by=ada)

        safety.demand_contact(SafeContact.objects.get(pk=phone.pk), how=safety.MESSAGE)


def test_her_channels_are_judged_in_one_query(phone, case, ada, acts, django_assert_num_queries):
    with acts(ada):
        actions.add_safe_contact(woman=case.woman, channel="EMAIL", value="b@mail.example", by=ada)

        with django_assert_num_queries(1):
            for contact in safety.ways_of(case.woman):
                safety.may_contact(contact)


def test_a_withdrawal_to_share_is_a_task_of_her_caseworker_at_once(case, ada, harbour, acts):
    with acts(ada):
        consent = actions.give_consent(
            case=case, purpose=Purpose.SHARE_REFERRAL, recipient=harbour, categories=["needs"], by=ada
        )
        actions.withdraw_consent(consent=consent, by=ada)

        assert tasks("TAKEBACK", ada).count() == 1


def test_a_no_to_what_was_never_agreed_to_is_no_task(case, ada, harbour, acts):
    with acts(ada):
        actions.refuse_consent(case=case, purpose=Purpose.SHARE_REFERRAL, recipient=harbour, by=ada)

        assert not tasks("TAKEBACK", ada).exists()


@pytest.mark.parametrize("capacity", ["minor", "doubt"])
def test_a_minor_or_a_doubt_is_told_to_a_supervisor_at_once(case, ada, ben, acts, capacity):
    with acts(ada):
        actions.give_consent(case=case, purpose=Purpose.SERVICE, capacity=capacity, guardian="The guardian", by=ada)

        assert tasks("CAPACITY", ben).count() == 1
        assert tasks("CAPACITY", ada).count() == 1


def test_who_decides_for_herself_is_told_to_nobody(case, ada, ben, acts):
    with acts(ada):
        actions.give_consent(case=case, purpose=Purpose.SERVICE, by=ada)

        assert not tasks("CAPACITY", ben).exists()


@pytest.mark.parametrize("purpose", [Purpose.SERVICE, Purpose.RESEARCH, Purpose.TESTIMONY])
def test_any_change_is_a_new_row_and_an_entry_in_the_audit(case, ada, acts, purpose):
    with acts(ada):
        given = actions.give_consent(case=case, purpose=purpose, by=ada)
        taken = actions.withdraw_consent(consent=given, decided_on=timezone.localdate(), by=ada)

    with acts(ada):
        assert set(Consent.objects.values_list("pk", flat=True)) == {given.pk, taken.pk}
        events = AuditEntry.objects.filter(event__startswith="consent.").order_by("sequence")
        assert list(events.values_list("event", flat=True)) == ["consent.given", "consent.withdrawn"]
