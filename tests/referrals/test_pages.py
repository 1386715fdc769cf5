"""The pages of both sides, and the same silence for everyone whom a referral does not concern."""

import datetime
import re

import pytest
from django.urls import reverse

from cases import actions as case_actions
from coalesce.audit.models import AuditEntry
from coalesce.tenancy import acting_for
from referrals import actions
from referrals.models import Referral, SentReferral, Status
from tests.cast import make_person
from tests.referrals.conftest import SHARED, SUMMARY, agree, send

ABSENT = "R-2222-2222"
READ = ("referral", "ask", "accept", "decline", "progress", "complete", "change", "tell", "take_back")
ANSWERS = ("ask", "accept", "decline", "progress", "complete")
SENDERS = ("change", "send", "tell", "take_back")


def address(name, number):
    return reverse(f"referrals:{name}", args=[number])


def silence_of(client, name, number, method):
    """What is answered, without what differs from request to request."""
    response = getattr(client, method)(address(name, number))
    page = response.content.decode().replace(number, "NUMBER")
    return response.status_code, re.sub(r'(csrf[^"]*"[^"]*": ?"|value=")[A-Za-z0-9]{64}', "TOKEN", page)


def says_nothing(client, number, names=(*READ, "send")):
    """Every page answers exactly as it does for a number that does not exist."""
    for name in names:
        for method in ("get", "post"):
            answer = silence_of(client, name, number, method)
            assert answer == silence_of(client, name, ABSENT, method), (name, method)
            assert answer[0] in ({404, 405} if name == "send" else {404}), (name, method)
    return True


def test_a_third_organisation_finds_nothing(sent, tina, browse):
    assert says_nothing(browse(tina), sent.number)


def test_the_receiver_finds_nothing_before_sending(drafted, eve, browse):
    assert says_nothing(browse(eve), drafted.number)


def test_the_receiver_finds_nothing_after_it_was_taken_back(sent, ada, eve, acts, browse):
    with acts(ada):
        actions.revoke_referral(referral=sent, by=ada)

    assert says_nothing(browse(eve), sent.number)


def test_the_receiver_finds_nothing_after_she_withdrew(accepted, sent, consent, ada, eve, acts, browse):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

    assert says_nothing(browse(eve), sent.number)


def test_the_receiver_finds_nothing_after_her_consent_ended(sent, ada, eve, acts, browse):
    with acts(ada):
        Referral.objects.update(expires_on=datetime.date.today() - datetime.timedelta(days=1))

    assert says_nothing(browse(eve), sent.number)


def test_the_sender_has_none_of_the_receivers_buttons(sent, ada, browse):
    assert says_nothing(browse(ada), sent.number, names=ANSWERS)


def test_the_receiver_has_none_of_the_senders_buttons(sent, eve, browse):
    assert says_nothing(browse(eve), sent.number, names=SENDERS)


def test_a_colleague_outside_the_team_does_not_find_what_was_sent(sent, hope, lea, browse):
    assert says_nothing(browse(lea), sent.number, names=["referral"])


@pytest.mark.parametrize("who", ["mia", "dora", "cora"])
def test_who_has_no_part_in_referrals_may_not_open_them(sent, who, request, browse):
    client = browse(request.getfixturevalue(who))

    assert client.get(reverse("referrals:inbox")).status_code == 403
    assert client.get(address("referral", sent.number)).status_code == 403


def test_a_stranger_is_asked_to_sign_in(sent, client):
    assert client.get(address("referral", sent.number)).status_code == 302


def test_a_specialist_reads_the_list_and_not_the_letter(sent, harbour, browse):
    lina = make_person("Lina", harbour, "specialist_legal")
    page = browse(lina).get(address("referral", sent.number))

    assert page.status_code == 200
    assert b"Okafor" not in page.content and SUMMARY.encode() not in page.content
    assert browse(lina).post(address("accept", sent.number)).status_code == 403


def test_the_receiver_reads_the_letter_and_it_is_written_down(sent, eve, acts, browse):
    page = browse(eve).get(address("referral", sent.number)).content.decode()

    assert "Blessing Okafor" in page and "lantern" in page and SUMMARY in page
    with acts(eve):
        assert AuditEntry.objects.filter(event="referral.read", actor_id=eve.pk).count() == 1
        assert Referral.objects.get().seen_at is not None


def test_after_acceptance_only_the_team_reads_it(sent, accepted, eve, hans, browse):
    assert b"Okafor" in browse(eve).get(address("referral", sent.number)).content
    assert b"Okafor" not in browse(hans).get(address("referral", sent.number)).content


def test_the_inbox_opens_no_letter(sent, eve, acts, browse):
    page = browse(eve).get(reverse("referrals:inbox")).content.decode()

    assert sent.number in page and "Hope" in page and "Okafor" not in page
    with acts(eve):
        assert not AuditEntry.objects.filter(event="referral.read").exists()


@pytest.mark.parametrize("box", ["inbox", "outbox"])
def test_a_box_asks_the_same_questions_for_one_and_for_twenty_five(
    sent, case, harbour, ada, eve, acts, browse, django_assert_max_num_queries, box
):
    client, address = browse(eve if box == "inbox" else ada), reverse(f"referrals:{box}")

    def questions():
        client.get(address)
        with django_assert_max_num_queries(13) as asked:
            client.get(address)
        return len(asked)

    for_one = questions()
    with acts(ada):
        for _more in range(24):
            send(case, harbour, ada)

    assert questions() == for_one


def test_the_top_bar_counts_what_waits_for_an_answer(sent, eve, browse):
    page = browse(eve).get(reverse("referrals:inbox"))

    assert [entry["count"] for entry in page.context["navigation"] if entry["url"] == "/referrals/"] == [1]


def test_an_overdue_referral_is_said_to_be_so(case, consent, harbour, ada, eve, acts, browse):
    with acts(ada):
        referral = actions.draft_referral(
            case=case,
            receiver=harbour,
            pillar="legal",
            service_type="LEGAL_ADVICE",
            urgency="urgent",
            categories=[],
            summary="Short.",
            by=ada,
        )
        referral.status, referral.letter = Status.SENT, b"sealed"
        referral.sent_at, referral.sent_by = datetime.datetime(2026, 1, 5, tzinfo=datetime.UTC), ada
        referral.answer_by = datetime.date(2026, 1, 5)
        referral.late_from = referral.sent_at
        referral.save()

    page = browse(eve).get(reverse("referrals:inbox")).content.decode()
    assert "1 referral has waited longer than agreed" in page and "Answer was due 5 January" in page


def test_only_partners_whom_she_named_can_be_chosen(case, consent, third, ada, browse):
    page = browse(ada).get(reverse("referrals:new", args=[case.code])).content.decode()

    assert reverse("referrals:write", args=[case.code, "harbour"]) in page
    assert reverse("referrals:write", args=[case.code, "third"]) not in page


def test_without_consent_the_form_leads_back(case, third, ada, browse):
    response = browse(ada).get(reverse("referrals:write", args=[case.code, "third"]))

    assert response.url == reverse("referrals:new", args=[case.code])


def test_no_category_is_ticked_and_none_is_offered_that_she_withheld(case, consent, ada, browse):
    page = browse(ada).get(reverse("referrals:write", args=[case.code, "harbour"])).content.decode()

    assert 'value="name"' in page and 'value="residence"' not in page
    assert not re.search(r'name="categories"[^>]*checked', page)


def test_a_category_she_withheld_cannot_be_posted(case, consent, ada, acts, browse):
    form = {"service_type": "LEGAL_ADVICE", "reason": "Other", "urgency": "routine", "summary": "Short."}
    response = browse(ada).post(
        reverse("referrals:write", args=[case.code, "harbour"]), form | {"categories": ["residence"]}
    )

    assert response.status_code == 422
    with acts(ada):
        assert not Referral.objects.exists()


def test_the_journey_of_a_referral(case, consent, ada, eve, acts, browse):
    form = {"service_type": "LEGAL_ADVICE", "reason": "Other", "urgency": "urgent", "categories": ["name", "needs"]}
    written = browse(ada).post(reverse("referrals:write", args=[case.code, "harbour"]), form | {"summary": SUMMARY})
    preview = browse(ada).get(written.url)
    assert "Blessing Okafor" in preview.content.decode() and "lantern" not in preview.content.decode()

    browse(ada).post(written.url + "send/", {"seen": preview.context["seen"]})
    assert SUMMARY in browse(eve).get(written.url).content.decode()
    browse(eve).post(written.url + "accept/", {"caseworker": eve.pk})
    browse(eve).post(written.url + "complete/", {"outcome": "full", "ended_on": datetime.date.today()})

    with acts(ada):
        done = Referral.objects.get()
        assert (done.status, done.outcome, done.answered_by) == (Status.COMPLETED, "full", eve)
    assert "She received the service" in browse(ada).get(written.url).content.decode()


def test_the_preview_shows_the_very_letter(drafted, ada, eve, acts, browse):
    preview = browse(ada).get(address("referral", drafted.number))
    browse(ada).post(address("send", drafted.number), {"seen": preview.context["seen"]})
    received = browse(eve).get(address("referral", drafted.number))

    assert received.context["summary"] == preview.context["summary"]
    assert received.context["sections"] == preview.context["sections"]


def test_sending_without_having_looked_is_refused(drafted, ada, browse):
    assert browse(ada).post(address("send", drafted.number)).status_code == 409


def test_a_changed_draft_keeps_what_was_written(drafted, ada, acts, browse):
    client = browse(ada)
    page = client.get(address("change", drafted.number)).content.decode()
    assert SUMMARY in page and re.search(r'value="name"[^>]*checked', page)

    form = {"service_type": "LEGAL_ADVICE", "reason": "Other", "urgency": "routine", "summary": "Other words."}
    client.post(address("change", drafted.number), form | {"version": "1", "categories": ["name"]})
    with acts(ada):
        assert SentReferral.objects.get().shared["summary"] == "Other words."
    assert client.post(address("change", drafted.number), form | {"version": "1"}).status_code == 409


def test_a_referral_is_declined_with_a_reason(sent, ada, eve, browse):
    assert browse(eve).post(address("decline", sent.number)).status_code == 422
    browse(eve).post(address("decline", sent.number), {"reason": "NO_CAPACITY"})

    assert "No capacity now" in browse(ada).get(address("referral", sent.number)).content.decode()
    assert b"Okafor" not in browse(eve).get(address("referral", sent.number)).content


def test_the_second_answer_reads_who_was_first(accepted, sent, eve, hans, browse):
    response = browse(hans).post(address("accept", sent.number), {"caseworker": hans.pk})

    assert response.status_code == 409
    assert "Eve has answered this referral already" in response.content.decode()


def test_a_caseworker_of_another_organisation_cannot_be_chosen(sent, ada, eve, browse):
    assert browse(eve).post(address("accept", sent.number), {"caseworker": ada.pk}).status_code == 422


def test_a_supervisor_chooses_the_caseworker(sent, harbour, hans, acts, browse):
    bea = make_person("Bea", harbour, "supervisor")
    browse(bea).post(address("accept", sent.number), {"caseworker": hans.pk})

    with acts(bea):
        assert Referral.objects.get().answered_by == bea


def test_taking_back_asks_first(sent, ada, acts, browse):
    browse(ada).get(address("take_back", sent.number))
    with acts(ada):
        assert Referral.objects.get().is_waiting

    assert browse(ada).post(address("take_back", sent.number)).status_code == 422
    browse(ada).post(address("take_back", sent.number), {"whose": "ours"})
    with acts(ada):
        assert Referral.objects.get().status == Status.REVOKED


def test_her_own_decision_is_told_apart_from_ours(sent, ada, eve, acts, browse):
    browse(ada).post(address("take_back", sent.number), {"whose": "hers"})

    with acts(ada):
        assert Referral.objects.get().status == Status.WITHDRAWN
    assert says_nothing(browse(eve), sent.number)


@pytest.mark.parametrize("show", ["drafts", "waiting", "accepted", "finished", "nonsense"])
def test_the_outbox_shows_the_referrals_of_ones_own_cases(sent, ada, ben, harbour, browse, show):
    nora = make_person("Nora", ada.organisation, "caseworker")
    where = reverse("referrals:outbox") + f"?show={show}"

    expected = show in {"waiting", "nonsense"}
    assert (sent.number in browse(ada).get(where).content.decode()) == expected
    assert (sent.number in browse(ben).get(where).content.decode()) == expected
    assert sent.number not in browse(nora).get(where).content.decode()


def test_her_case_tells_where_she_was_referred(sent, case, ada, eve, browse):
    page = browse(ada).get(reverse("referrals:case", args=[case.code])).content.decode()

    assert sent.number in page and "Harbour" in page
    assert browse(eve).get(reverse("referrals:case", args=[case.code])).status_code == 404


def test_the_receivers_case_says_whence_she_came_and_when_that_has_ended(
    accepted, sent, consent, ada, eve, acts, browse
):
    where = reverse("referrals:case", args=[accepted.case.code])
    assert "Hope referred her" in browse(eve).get(where).content.decode()

    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)
    page = browse(eve).get(where).content.decode()
    assert "can no longer be opened" in page and address("referral", sent.number) not in page


@pytest.mark.parametrize(
    "query", ["?page=99999", "?page=x", "?pillar=%00", "?show=%00&pillar=legal", "?pillar=legal'--"]
)
def test_hostile_filters_are_ignored(sent, eve, browse, query):
    assert browse(eve).get(reverse("referrals:inbox") + query).status_code == 200


def test_a_draft_whose_consent_ended_says_so_and_has_no_send_button(drafted, consent, ada, acts, browse):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

    page = browse(ada).get(address("referral", drafted.number)).content.decode()
    assert "does not hold any more" in page and address("send", drafted.number) not in page


def test_another_partners_consent_shows_up_when_it_is_given(case, third, ada, acts, browse):
    with acts(ada):
        agree(case, third, ada, categories=SHARED[:1])

    page = browse(ada).get(reverse("referrals:write", args=[case.code, "third"])).content.decode()
    assert 'value="name"' in page and 'value="contact"' not in page


def test_only_the_team_of_her_case_completes_a_referral(accepted, sent, hans, browse):
    response = browse(hans).post(address("complete", sent.number), {"outcome": "full"})

    assert response.status_code == 404
    with acting_for(hans.organisation_id, hans):
        assert Referral.objects.get().status == Status.ACCEPTED


def test_words_typed_while_she_took_her_consent_back_are_shown_again(case, consent, harbour, ada, acts, browse):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

    response = browse(ada).post(reverse("referrals:write", args=[case.code, harbour.code]), {"summary": SUMMARY})

    assert response.status_code == 409
    assert SUMMARY in response.content.decode()
