"""Her decisions, and what follows from them at once."""

import datetime

import pytest
from django.utils import timezone

from cases import actions, consents
from cases.models import Case, Consent
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused

SERVICE, SHARING = Consent.Purpose.SERVICE, Consent.Purpose.SHARE_REFERRAL


@pytest.fixture
def withdrawals(monkeypatch):
    """What a higher app is told."""
    told = []
    monkeypatch.setattr(consents, "on_withdrawal", [lambda *, consent, by: told.append((consent, by))])
    return told


@pytest.fixture
def sharing(case, ada, harbour, acts):
    """She lets Harbour know her languages and her needs."""
    with acts(ada):
        return actions.give_consent(
            case=case, purpose=SHARING, recipient=harbour, categories=["language", "needs"], by=ada
        )


def test_nothing_is_agreed_to_at_first(case, ada, acts):
    with acts(ada):
        assert consents.live(case, SERVICE) is None


def test_a_consent_holds_from_the_day_she_gives_it(agreed, ada, acts):
    with acts(ada):
        assert consents.live(agreed, SERVICE).is_live


def test_a_new_decision_stands_beside_the_old_one(agreed, ada, acts):
    with acts(ada):
        first = consents.live(agreed, SERVICE)
        second = actions.give_consent(case=agreed, purpose=SERVICE, by=ada, expires_on=datetime.date(2099, 1, 1))

        first.refresh_from_db()
        assert first.replaced_by == second
        assert first.decision == Consent.Decision.GIVEN
        assert consents.live(agreed, SERVICE) == second


def test_a_consent_ends_with_its_day(case, ada, acts):
    today = timezone.localdate()
    with acts(ada):
        actions.give_consent(
            case=case,
            purpose=SERVICE,
            by=ada,
            decided_on=today - datetime.timedelta(days=10),
            expires_on=today - datetime.timedelta(days=1),
        )

        assert consents.live(case, SERVICE) is None
        assert consents.standing(case, SERVICE) is not None


def test_what_she_shares_is_what_she_named_and_with_whom(sharing, case, harbour, ada, acts):
    with acts(ada):
        consent = consents.live(case, SHARING, harbour)

        assert consent.covers(["language"])
        assert not consent.covers(["language", "name"])
        assert consents.live(case, SHARING) is None


def test_sharing_names_at_least_one_thing(case, ada, harbour, acts):
    with acts(ada), pytest.raises(Refused, match="Choose what may be shared"):
        actions.give_consent(case=case, purpose=SHARING, recipient=harbour, by=ada)


def test_sharing_names_a_partner(case, ada, acts):
    with acts(ada), pytest.raises(Refused, match="one partner at a time"):
        actions.give_consent(case=case, purpose=SHARING, categories=["needs"], by=ada)


def test_the_partner_is_not_the_own_organisation(case, ada, hope, acts):
    with acts(ada), pytest.raises(Refused, match="than your own"):
        actions.give_consent(case=case, purpose=SHARING, recipient=hope, categories=["needs"], by=ada)


def test_nobody_decides_in_the_future(case, ada, acts):
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    with acts(ada), pytest.raises(Refused, match="in the future"):
        actions.give_consent(case=case, purpose=SERVICE, by=ada, decided_on=tomorrow)


def test_she_cannot_take_back_what_she_had_not_yet_given(agreed, ada, acts):
    with acts(ada), pytest.raises(Refused, match="before her last decision"):
        yesterday = timezone.localdate() - datetime.timedelta(days=1)
        consent = consents.standing(agreed, Consent.Purpose.SERVICE)
        actions.withdraw_consent(consent=consent, decided_on=yesterday, by=ada)


def test_a_consent_does_not_end_before_it_begins(case, ada, acts):
    with acts(ada), pytest.raises(Refused, match="end before it began"):
        actions.give_consent(
            case=case,
            purpose=SERVICE,
            by=ada,
            decided_on=datetime.date(2026, 1, 2),
            expires_on=datetime.date(2026, 1, 1),
        )


def test_a_withdrawn_consent_is_told_in_the_same_transaction(sharing, ada, acts, withdrawals):
    with acts(ada):
        withdrawn = actions.withdraw_consent(consent=sharing, by=ada)

    assert withdrawals == [(withdrawn, ada)]
    assert not withdrawn.covers([])


def test_a_withdrawal_is_undone_when_what_follows_from_it_fails(sharing, case, harbour, ada, acts, monkeypatch):
    def fail(*, consent, by):
        raise Refused("The referral is locked.")

    monkeypatch.setattr(consents, "on_withdrawal", [fail])
    with acts(ada):
        with pytest.raises(Refused):
            actions.withdraw_consent(consent=sharing, by=ada)
        assert consents.live(case, SHARING, harbour) == sharing


def test_saying_no_after_a_yes_is_told_too(sharing, case, harbour, ada, acts, withdrawals):
    with acts(ada):
        actions.refuse_consent(case=case, purpose=SHARING, recipient=harbour, by=ada)

    assert len(withdrawals) == 1


def test_sharing_less_than_before_is_told_too(sharing, case, harbour, ada, acts, withdrawals):
    with acts(ada):
        actions.give_consent(case=case, purpose=SHARING, recipient=harbour, categories=["needs"], by=ada)

    [(consent, _by)] = withdrawals
    assert consent.covers(["needs"])
    assert not consent.covers(["language"])


def test_sharing_more_than_before_takes_nothing_back(sharing, case, harbour, ada, acts, withdrawals):
    with acts(ada):
        actions.give_consent(
            case=case, purpose=SHARING, recipient=harbour, categories=["language", "needs", "name"], by=ada
        )

    assert withdrawals == []


def test_a_consent_is_withdrawn_once(sharing, ada, acts):
    with acts(ada):
        actions.withdraw_consent(consent=sharing, by=ada)

        with pytest.raises(Refused, match="latest decision"):
            actions.withdraw_consent(consent=sharing, by=ada)


def test_without_her_consent_to_be_supported_the_case_waits_for_its_closure(agreed, ada, acts):
    with acts(ada):
        actions.withdraw_consent(consent=consents.live(agreed, SERVICE), by=ada)

        case = Case.objects.get(pk=agreed.pk)
        assert case.state == Case.State.CLOSURE_REQUESTED
        assert case.closure_reason == "WOMAN_REQUESTED"


def test_the_audit_says_what_was_decided_and_with_whom(sharing, ada, acts):
    with acts(ada):
        entry = AuditEntry.objects.get(event="consent.given")

        assert entry.details == {
            "purpose": "share_referral",
            "recipient": "harbour",
            "categories": ["language", "needs"],
        }
        assert entry.woman_id == sharing.woman_id
