"""Sharing without her consent: two people, one partner, what was named, once."""

import datetime
import uuid

import pytest
from django.db import transaction
from django.db.utils import IntegrityError
from django.urls import reverse
from django.utils import timezone

from cases import actions as case_actions
from cases.models import Case
from cases.reminders.models import Reminder
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from coalesce.refusals import Refused
from referrals import actions as referral_actions
from referrals.models import Referral, SentReferral
from referrals.overrides import actions
from referrals.overrides.models import Override
from referrals.overrides.standing import covered_by_override
from tests.cast import make_organisation, make_person

OF_ONE = ["override", "write"]
DANGER = {"ground": "vital", "reason": "He waits at her door, and she does not answer."}


@pytest.fixture
def case(ada, acts):
    with acts(ada):
        return case_actions.register_woman(identity={"first_name": "Blessing"}, need="A safe bed", by=ada)


@pytest.fixture
def asked(case, ada, harbour, acts):
    with acts(ada):
        return actions.ask_for_override(case=case, receiver=harbour, categories=["needs", "safety"], by=ada, **DANGER)


@pytest.fixture
def approved(asked, ben, acts):
    with acts(ben):
        return actions.approve_override(override=asked, by=ben)


@pytest.fixture
def send(case, ada, harbour, acts):
    def send(categories=("needs", "safety"), receiver=harbour):
        with acts(ada):
            return referral_actions.send_referral(
                case=case,
                receiver=receiver,
                pillar="psychosocial",
                service_type="ACCOMMODATION_SAFE",
                categories=list(categories),
                summary="She needs a bed tonight.",
                by=ada,
            )

    return send


def test_nothing_is_sent_before_a_supervisor_has_decided(asked, send):
    with pytest.raises(Refused, match="no valid consent"):
        send()


def test_what_was_approved_is_sent_once(approved, send, ada, acts):
    referral = send()

    with acts(ada):
        assert referral.status == "sent"
        assert SentReferral.objects.get(referral=referral).consent is None
        assert Override.objects.get().referral_id == referral.pk
    with pytest.raises(Refused, match="no valid consent"):
        send()


def test_the_partner_reads_it_for_a_month(approved, send):
    assert send().expires_on == timezone.localdate() + datetime.timedelta(days=30)


@pytest.mark.parametrize("categories", [["needs"], ["needs", "safety", "name"], ["name"], []])
def test_exactly_what_was_approved_is_sent_and_nothing_else(approved, send, categories):
    with pytest.raises(Refused):
        send(categories)


def test_it_goes_to_no_other_partner(approved, send):
    haven = make_organisation("haven", "IT", "Haven")

    with pytest.raises(Refused, match="no valid consent"):
        send(receiver=haven)


def test_it_covers_nothing_of_another_case(approved, ada, harbour, acts):
    with acts(ada):
        other = case_actions.register_woman(identity={"first_name": "Amara"}, by=ada)

        assert covered_by_override(other, harbour, ["needs", "safety"]) is None


def test_it_lapses_after_three_days(approved, send, ben, acts):
    with acts(ben):
        Override.objects.update(usable_until=timezone.localdate() - datetime.timedelta(days=1))
        assert Override.objects.get().standing == "Not used in time"

    with pytest.raises(Refused, match="no valid consent"):
        send()


def test_nobody_approves_her_own_request(case, hope, harbour, acts):
    both = make_person("Bea", hope, Role.CASEWORKER, Role.SUPERVISOR)
    with acts(both):
        asked = actions.ask_for_override(case=case, receiver=harbour, categories=["needs"], by=both, **DANGER)

        with pytest.raises(Refused, match="her own request"):
            actions.approve_override(override=asked, by=both)
        with pytest.raises(IntegrityError), transaction.atomic():
            Override.objects.update(decided_by=both)


def test_nobody_approves_it_for_her_own_case(case, asked, hope, ben, acts):
    with acts(ben):
        Case.objects.update(assigned_to=ben)
        asked.refresh_from_db()

        with pytest.raises(Refused, match="her own case"):
            actions.approve_override(override=asked, by=ben)


def test_a_caseworker_does_not_decide(asked, hope, acts):
    colleague = make_person("Zoe", hope, Role.CASEWORKER)
    with acts(colleague), pytest.raises(Refused, match="A supervisor decides"):
        actions.approve_override(override=asked, by=colleague)


def test_it_is_decided_once(approved, ben, acts):
    with acts(ben), pytest.raises(Refused, match="decided already"):
        actions.decline_override(override=approved, by=ben)


def test_what_a_supervisor_declined_is_not_sent(asked, ben, acts, send):
    with acts(ben):
        actions.decline_override(override=asked, by=ben, words="Call her first.")

    with pytest.raises(Refused, match="no valid consent"):
        send()


def test_what_she_agreed_to_needs_no_override(case, ada, harbour, acts):
    with acts(ada):
        case_actions.give_consent(case=case, purpose="share_referral", recipient=harbour, categories=["needs"], by=ada)

        with pytest.raises(Refused, match="She has agreed"):
            actions.ask_for_override(case=case, receiver=harbour, categories=["needs"], by=ada, **DANGER)


def test_what_she_agrees_to_meanwhile_is_sent_with_her_consent(approved, case, send, ada, harbour, acts):
    with acts(ada):
        case_actions.give_consent(
            case=case, purpose="share_referral", recipient=harbour, categories=["needs", "safety"], by=ada
        )

    referral = send()

    with acts(ada):
        assert SentReferral.objects.get(referral=referral).consent
        assert Override.objects.get().state == "approved"


def test_the_caseworker_and_the_supervisors_are_told(approved, ada, ben, acts):
    with acts(ada):
        told = Reminder.objects.filter(rule="OVERRIDE").open()
        assert set(told.values_list("recipient", flat=True)) == {ada.pk, ben.pk}
        assert not Reminder.objects.filter(rule="OVERASK").open().exists()


def test_every_step_stands_in_the_audit(approved, send, ada, acts):
    send()

    with acts(ada):
        events = AuditEntry.objects.filter(event__startswith="override.").order_by("sequence")
        assert list(events.values_list("event", flat=True)) == ["override.asked", "override.approved", "override.used"]
        assert events[0].details == {"receiver": "harbour", "categories": ["needs", "safety"], "ground": "vital"}


def test_it_is_walked_on_the_pages(case, ada, ben, harbour, browse, acts):
    typed = {"receiver": harbour.pk, "categories": ["needs"], **DANGER}
    browse(ada).post(reverse("overrides:ask", args=[case.code]), typed)
    with acts(ada):
        override = Override.objects.get()
    assert "Sharing without her consent" in browse(ben).get(reverse("cases:case", args=[case.code])).content.decode()

    browse(ben).post(reverse("overrides:decide", args=[override.pk]), {"answer": "approved", "words": "Go"})
    written = {"service_type": "ACCOMMODATION_SAFE", "reason": "Other", "urgency": "emergency", "summary": "A bed"}
    draft = browse(ada).post(reverse("overrides:write", args=[override.pk]), written)
    page = browse(ada).get(draft.url)
    browse(ada).post(draft.url + "send/", {"seen": page.context["seen"]})

    with acts(ada):
        assert Referral.objects.get().status == "sent"


def test_a_form_that_is_sent_twice_asks_once(case, ada, harbour, browse, acts):
    typed = {"receiver": harbour.pk, "categories": ["needs"], **DANGER, "once": "5a1f5f1e-53a1-4c53-a9a1-07c9a9c9a0e2"}
    for _time in range(2):
        assert browse(ada).post(reverse("overrides:ask", args=[case.code]), typed).status_code == 302

    with acts(ada):
        assert Override.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ground": ""}, "This field is required"),
        ({"reason": " "}, "This field is required"),
        ({"categories": []}, "This field is required"),
        ({"categories": ["everything"]}, "Select a valid choice"),
    ],
)
def test_what_is_missing_gets_a_sentence(wrong, sentence, case, ada, harbour, browse):
    typed = {"receiver": harbour.pk, "categories": ["needs"], **DANGER} | wrong

    page = browse(ada).post(reverse("overrides:ask", args=[case.code]), typed)

    assert page.status_code == 422
    assert sentence in page.content.decode()


def test_the_data_protection_officer_reads_them_all(approved, dora, browse):
    page = browse(dora).get(reverse("overrides:list")).content.decode()

    assert "He waits at her door" in page
    assert "Ben" in page


@pytest.mark.parametrize(("who", "names"), [("eve", OF_ONE), ("hera", OF_ONE), ("bea", [*OF_ONE, "decide"])])
@pytest.mark.parametrize("state", ["asked", "approved", "used"])
def test_whom_it_does_not_concern_cannot_tell_it_from_none(
    who, names, state, approved, asked, send, eve, hope, harbour, browse, request
):
    """Of another organisation, its supervisor too, or a colleague who does not work on the case."""
    if state == "used":
        send()
    strangers = {
        "eve": eve,
        "hera": make_person("Hera", hope, Role.CASEWORKER),
        "bea": make_person("Bea", harbour, Role.SUPERVISOR, Role.CASEWORKER),
    }
    client = browse(strangers[who])

    for name in names:
        for method in (client.get, client.post):
            found, absent = (method(reverse(f"overrides:{name}", args=[pk])) for pk in (asked.pk, uuid.uuid4()))
            assert found.status_code == absent.status_code == 404, name
            assert found.templates[0].name == absent.templates[0].name == "404.html"
