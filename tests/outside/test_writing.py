"""A draft for a service outside: her consent names it, nothing is chosen beforehand, and nothing leaves yet."""

import datetime

import pytest
from django.urls import reverse

from cases import actions as case_actions
from cases import consents
from cases.models import Consent
from cases.models.consent import Category
from coalesce.refusals import Refused
from referrals.directory import actions as directory
from referrals.outside import actions, gates
from referrals.outside.copying import copy_of
from referrals.outside.models import OutsideReferral
from tests.outside.conftest import SERVICE, SHARED, SUMMARY, agree, draft, fresh

SOON = datetime.date.today() + datetime.timedelta(days=20)


def test_her_consent_names_one_service_and_each_has_its_own(case, consent, ada, acts):
    with acts(ada):
        hospital = agree(case, ada, name="St Luke's Hospital", categories=[Category.NEEDS])

        assert [one.recipient_name for one in gates.agreed_to(case)] == [SERVICE, "St Luke's Hospital"]
        assert hospital.scope != consent.scope


def test_a_new_decision_about_the_same_service_replaces_the_one_before_however_it_is_spelt(case, consent, ada, acts):
    with acts(ada):
        agree(case, ada, name="  bridge LAW  centre ", categories=[Category.NEEDS])

        assert [one.categories for one in gates.agreed_to(case)] == [["needs"]]


def test_the_name_of_the_service_is_not_in_the_database(case, consent, ada, acts):
    with acts(ada):
        other = agree(case, ada, name=SERVICE)
        row = Consent.objects.filter(pk=other.pk).values().get()

    assert SERVICE not in str(row) and "Bridge" not in str(row)


def test_the_same_service_has_another_mark_in_another_case(case, ada, acts):
    with acts(ada):
        second = case_actions.open_enquiry(need="Advice", by=ada)

        assert consents.mark_of_service(case, SERVICE) != consents.mark_of_service(second, SERVICE)


@pytest.mark.parametrize("name", ["", "   "])
def test_a_consent_without_a_name_is_none(case, ada, acts, name):
    with acts(ada), pytest.raises(Refused, match="Name the service"):
        agree(case, ada, name=name)


def test_nothing_is_drafted_without_her_consent_for_this_service(case, consent, ada, acts):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

        with pytest.raises(Refused, match="no valid consent to share with this service"):
            draft(case, consent, ada)


def test_nothing_goes_beyond_what_she_agreed_to(case, consent, ada, acts):
    with acts(ada), pytest.raises(Refused, match="does not cover everything"):
        draft(case, consent, ada, categories=[*SHARED, Category.RESIDENCE])


def test_a_draft_without_a_choice_is_refused_with_a_sentence(case, consent, ada, acts):
    with acts(ada), pytest.raises(Refused, match="Tick at least one part"):
        draft(case, consent, ada, categories=[])


def test_a_draft_that_carries_too_much_is_refused_with_a_sentence(case, consent, ada, acts):
    with acts(ada), pytest.raises(Refused, match="longer than 800 characters"):
        draft(case, consent, ada, summary="x" * 801)


def test_what_her_record_says_can_be_too_much_as_well(case, consent, ada, acts):
    with acts(ada):
        case.need = "x" * 20_000
        case.save()

        with pytest.raises(Refused, match="more than a referral can carry"):
            draft(case, consent, ada)


def test_where_she_lives_and_her_common_key_never_leave(case, consent, ada, acts):
    with acts(ada):
        case_actions.add_safe_contact(woman=case.woman, by=ada, channel="POST", value="Box 7, Nicosia")

        shared = copy_of(case, SHARED, summary=SUMMARY)

        assert "consortium_key" not in shared
        assert [way["channel"] for way in shared["contact"]["ways"]] == ["PHONE"]


@pytest.mark.parametrize("words", ["She sleeps at 12 Harbour Street now.", "Via Garibaldi 12, second door"])
def test_a_summary_with_an_address_is_refused_with_a_sentence(case, consent, ada, acts, words):
    with acts(ada), pytest.raises(Refused, match="looks like an address"):
        draft(case, consent, ada, summary=words)


def test_a_form_that_is_sent_twice_makes_one_draft(case, consent, ada, acts):
    once = "7c1c2f4c-8c36-4d0c-a2b9-0cf0a4b5d7aa"
    with acts(ada):
        draft(case, consent, ada, once=once)
        draft(case, consent, ada, once=once)

        assert OutsideReferral.objects.count() == 1


def test_a_draft_is_changed_by_one_person_at_a_time(drafted, ada, acts):
    changes = {"pillar": "legal", "service_type": "LEGAL_ADVICE", "categories": [Category.NEEDS], "by": ada}
    with acts(ada):
        actions.change_draft(referral=fresh(drafted), summary="Less", version=1, **changes)

        with pytest.raises(Refused, match="Someone else changed this"):
            actions.change_draft(referral=fresh(drafted), summary="More", version=1, **changes)
        assert fresh(drafted).shared["summary"] == "Less"


def test_a_page_that_was_overtaken_shows_what_was_typed_and_what_stands(drafted, ada, acts, browse):
    address = reverse("outside:change", args=[drafted.number])
    sent = {"service_type": "LEGAL_ADVICE", "categories": ["needs"], "version": 1}

    first = browse(ada).post(address, sent | {"summary": "The first words"})
    second = browse(ada).post(address, sent | {"summary": "The second words"})

    assert (first.status_code, second.status_code) == (302, 409)
    assert "The second words" in second.content.decode()


def test_no_box_is_ticked_beforehand(case, consent, ada, browse):
    page = browse(ada).get(reverse("outside:write", args=[case.code, consent.pk]))

    assert [box.data["selected"] for box in page.context["form"]["categories"]] == [False] * len(SHARED)


def test_a_form_without_a_choice_keeps_what_was_typed(case, consent, ada, browse):
    address = reverse("outside:write", args=[case.code, consent.pk])
    page = browse(ada).post(address, {"service_type": "LEGAL_ADVICE", "summary": SUMMARY})

    assert page.status_code == 422
    assert "Tick at least one part" in page.content.decode() and SUMMARY in page.content.decode()


def test_writing_leads_to_a_look_at_what_will_be_read(case, consent, ada, browse):
    sent = {"service_type": "LEGAL_ADVICE", "summary": SUMMARY, "categories": ["name", "needs"]}
    page = browse(ada).post(reverse("outside:write", args=[case.code, consent.pk]), sent, follow=True)

    text = page.content.decode()
    assert f"exactly what {SERVICE} will read" in text and "Blessing" in text and "Nothing has left." in text
    assert "99 000000" not in text


def test_a_service_of_the_directory_is_named_on_the_page_of_her_consent(case, ada, acts, browse):
    with acts(ada):
        entry = directory.add_entry(provider="Linde e.V.", service_type="LEGAL_ADVICE", country="DE", by=ada)
    found = browse(ada).get(reverse("outside:new", args=[case.code]), {"q": "linde"}).content.decode()
    asked = browse(ada).get(reverse("cases:consent_decide", args=[case.code, "share_outside"]), {"with": entry.number})

    assert f"with={entry.number}" in found
    assert asked.context["form"]["recipient_name"].value() == "Linde e.V."


def test_her_consent_is_recorded_on_its_page_and_asked_anew_by_its_mark(case, ada, acts, browse):
    address = reverse("cases:consent_decide", args=[case.code, "share_outside"])
    sent = {
        "recipient_name": SERVICE,
        "decision": "given",
        "categories": ["needs"],
        "decided_on": datetime.date.today().isoformat(),
        "expires_on": SOON.isoformat(),
        "method": "signed",
    }
    answer = browse(ada).post(address, sent)
    assert answer.status_code == 302
    with acts(ada):
        consent = Consent.objects.get(purpose="share_outside")
    again = browse(ada).get(address, {"which": consent.scope})

    assert again.context["form"]["recipient_name"].value() == SERVICE
    assert SERVICE not in consent.scope
    assert SERVICE in browse(ada).get(reverse("cases:consents", args=[case.code])).content.decode()
