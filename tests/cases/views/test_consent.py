"""Her consents on the page."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cases import consents
from cases.models import Case, Consent

TODAY = timezone.localdate().isoformat()
TOMORROW = (timezone.localdate() + datetime.timedelta(days=1)).isoformat()


def words(response):
    return response.content.decode()


@pytest.fixture
def decide(case, ada, browse):
    def send(purpose="service", **typed):
        usual = {"decision": "given", "decided_on": TODAY, "method": "signed"}
        return browse(ada).post(reverse("cases:consent_decide", args=[case.code, purpose]), usual | typed)

    return send


def test_nothing_is_ticked_for_her(case, ada, browse):
    page = words(browse(ada).get(reverse("cases:consent_decide", args=[case.code, "share_referral"])))

    assert "checked" not in page


def test_her_yes_is_kept(decide, case, ada, acts):
    assert decide(language="eng", note="As long as nobody calls").status_code == 302

    with acts(ada):
        assert consents.live(case, "service").note == "As long as nobody calls"


def test_her_no_is_kept_as_well(decide, case, ada, acts):
    decide(purpose="statistics", decision="refused")

    with acts(ada):
        assert consents.standing(case, "statistics").decision == Consent.Decision.REFUSED


def test_she_shares_what_she_names_with_whom_she_names(decide, case, harbour, ada, acts):
    decide(purpose="share_referral", recipient=harbour.pk, categories=["language", "needs"], expires_on="2099-01-01")

    with acts(ada):
        assert consents.live(case, "share_referral", harbour).categories == ["language", "needs"]


def test_the_own_organisation_is_no_partner(decide, hope):
    assert decide(purpose="share_referral", recipient=hope.pk, categories=["needs"]).status_code == 422


@pytest.mark.parametrize(
    ("purpose", "typed", "sentence"),
    [
        ("service", {"decision": ""}, "This field is required"),
        ("service", {"decided_on": TOMORROW}, "decided in the future"),
        ("service", {"expires_on": "2001-01-01"}, "before the day she decided"),
        ("service", {"note": "x" * 1001}, "at most 1000 characters"),
        ("share_referral", {}, "nothing is shared that she did not name"),
        ("share_referral", {"categories": ["everything"]}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_right_gets_a_sentence(purpose, typed, sentence, decide, case, ada, acts):
    response = decide(purpose=purpose, **typed)

    assert response.status_code == 422
    assert sentence in words(response)
    with acts(ada):
        assert not Consent.objects.exists()


def test_she_takes_her_consent_back_and_the_case_waits(agreed, ada, browse, acts):
    with acts(ada):
        consent = consents.live(agreed, "service")

    browse(ada).post(reverse("cases:consent_withdraw", args=[agreed.code, consent.pk]), {"decided_on": TODAY})

    with acts(ada):
        assert Case.objects.get().state == Case.State.CLOSURE_REQUESTED
        assert Consent.objects.filter(purpose="service").count() == 2


def test_withdrawing_twice_is_told(agreed, ada, browse, acts):
    with acts(ada):
        consent = consents.live(agreed, "service")
    address = reverse("cases:consent_withdraw", args=[agreed.code, consent.pk])
    browse(ada).post(address, {"decided_on": TODAY})

    assert browse(ada).post(address, {"decided_on": TODAY}).status_code == 409


def test_a_purpose_that_is_none_is_not_found(decide):
    assert decide(purpose="marketing").status_code == 404


def test_every_decision_stays_in_her_history(decide, case, ada, browse):
    decide(decision="refused")
    decide(decision="given")

    page = words(browse(ada).get(reverse("cases:consents", args=[case.code])))

    _decisions, _heading, history = page.partition('id="history"')
    assert history.count("To be supported") == 2


@pytest.mark.parametrize("slip", [{"decided_on": "0001-03-01"}, {"expires_on": "9999-12-31"}])
def test_a_slip_in_the_year_of_a_decision_is_told_at_once(decide, slip):
    assert "This year cannot be right" in words(decide(**slip))
