"""The pages of both sides, and the same silence for everyone whom a transfer does not concern."""

import datetime
import re

import pytest
from django.urls import reverse

from cases import actions as case_actions
from coalesce.audit.models import AuditEntry
from referrals.transfers import actions
from referrals.transfers.models import Status, Transfer
from tests.transfers.conftest import SAFE, SHARED, SOON, SUMMARY, draft

ABSENT = "T-2222-2222"
READ = ("transfer", "change", "take_back", "accept", "decline")
POSTED = ("submit",)
ANSWERS = ("accept", "decline")
SENDERS = ("change", "submit", "take_back")


def address(name, number):
    return reverse(f"transfers:{name}", args=[number])


def silence_of(client, name, number, method):
    """What is answered, without what differs from request to request."""
    response = getattr(client, method)(address(name, number))
    page = response.content.decode().replace(number, "NUMBER")
    return response.status_code, re.sub(r'(csrf[^"]*"[^"]*": ?"|value=")[A-Za-z0-9]{64}', "TOKEN", page)


def says_nothing(client, number, names=(*READ, *POSTED)):
    """Every page answers exactly as it does for a number that does not exist."""
    for name in names:
        for method in ("get", "post"):
            answer = silence_of(client, name, number, method)
            assert answer == silence_of(client, name, ABSENT, method), (name, method)
            assert answer[0] in ({404, 405} if name in POSTED else {404}), (name, method)
    return True


def test_a_third_organisation_finds_nothing(sent, tina, browse):
    assert says_nothing(browse(tina), sent.number)


def test_the_receiver_finds_nothing_before_sending(drafted, nora, browse):
    assert says_nothing(browse(nora), drafted.number)


def test_the_receiver_finds_nothing_while_a_supervisor_looks_at_it(to_approve, eve, browse):
    assert says_nothing(browse(eve), to_approve.number)


def test_the_receiver_finds_nothing_after_it_was_taken_back(sent, ada, nora, acts, browse):
    with acts(ada):
        actions.revoke_transfer(transfer=sent, by=ada)

    assert says_nothing(browse(nora), sent.number)


def test_the_receiver_finds_nothing_after_she_withdrew(sent, consent, ada, nora, acts, browse):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

    assert says_nothing(browse(nora), sent.number)


def test_the_receiver_finds_nothing_after_her_consent_ended(sent, ada, nora, acts, browse):
    with acts(ada):
        Transfer.objects.update(expires_on=datetime.date.today() - datetime.timedelta(days=1))

    assert says_nothing(browse(nora), sent.number)


def test_the_sender_has_none_of_the_receivers_buttons(sent, ada, browse):
    assert says_nothing(browse(ada), sent.number, names=ANSWERS)


def test_the_receiver_has_none_of_the_senders_buttons(sent, nora, browse):
    assert says_nothing(browse(nora), sent.number, names=SENDERS)


def test_a_colleague_outside_the_team_does_not_find_what_was_sent(sent, lea, browse):
    assert says_nothing(browse(lea), sent.number, names=["transfer"])


@pytest.mark.parametrize("who", ["mia", "dora", "cora"])
def test_who_has_no_part_in_transfers_may_not_open_them(sent, who, request, browse):
    client = browse(request.getfixturevalue(who))

    assert client.get(reverse("transfers:list")).status_code == 403
    assert client.get(address("transfer", sent.number)).status_code == 403


def test_from_her_consent_to_the_partners_yes(case, consent, deadline, haven, ada, nora, browse, acts):
    at_hope = browse(ada)
    assert b"Haven" in at_hope.get(reverse("transfers:new", args=[case.code])).content
    write = reverse("transfers:write", args=[case.code, "haven"])
    assert b"Appeal deadline" in at_hope.get(write).content
    words = {"summary": SUMMARY, "categories": list(SHARED), "introduction": "to_plan"}
    prepared = at_hope.post(write, words | {"dates": f"R06|{SOON.isoformat()}"}, follow=True)
    seen = re.search(r'name="seen" value="(\w+)"', prepared.content.decode())[1]
    with acts(ada):
        number = Transfer.objects.get().number
    at_hope.post(address("submit", number), {"seen": seen})

    at_haven = browse(nora)
    assert number in at_haven.get(reverse("transfers:list")).content.decode()
    letter = at_haven.get(address("transfer", number)).content.decode()
    assert SUMMARY in letter and "Blessing Okafor" in letter and "Appeal deadline" in letter
    taken_on = at_haven.post(address("accept", number), {"caseworker": nora.pk}, follow=True)
    assert b"You are responsible for her now" in taken_on.content
    with acts(nora):
        assert AuditEntry.objects.filter(event="transfer.read", actor_id=nora.pk).exists()


def test_what_waits_is_counted_in_the_bar_and_beside_the_list(sent, nora, browse):
    page = browse(nora).get(reverse("transfers:list"))

    (entry,) = [entry for entry in page.context["navigation"] if entry["url"] == "/referrals/"]
    assert (entry["count"], entry["current"]) == (1, True)
    assert 'Transfers <span class="count">1</span>' in page.content.decode()


def test_who_answers_nothing_is_told_no_number(sent, ada, browse):
    assert 'Transfers <span class="count">' not in browse(ada).get(reverse("transfers:list")).content.decode()


def test_a_date_that_is_not_chosen_is_said_to_stay_behind(case, consent, deadline, ada, browse):
    write = reverse("transfers:write", args=[case.code, "haven"])
    page = browse(ada).post(write, {"summary": SUMMARY, "introduction": "to_plan"}, follow=True)

    assert "Dates that stay behind" in page.content.decode()


def test_nothing_typed_is_lost_when_the_day_of_the_talk_is_missing(case, consent, ada, browse):
    write = reverse("transfers:write", args=[case.code, "haven"])
    page = browse(ada).post(write, {"summary": SUMMARY, "introduction": "planned"})

    assert page.status_code == 422
    assert SUMMARY in page.content.decode() and "Write the day" in page.content.decode()


def test_without_her_consent_the_form_leads_back_to_the_choice_of_a_partner(case, haven, ada, browse):
    page = browse(ada).get(reverse("transfers:write", args=[case.code, "haven"]))

    assert (page.status_code, page.url) == (302, reverse("transfers:new", args=[case.code]))


def test_across_a_border_the_page_says_what_is_missing(across, ada, browse, acts):
    page = browse(ada).get(address("transfer", across.number)).content.decode()
    assert "Ask a supervisor" in page and SAFE["arrival"] in page

    form = browse(ada).get(address("change", across.number)).content.decode()
    assert "Before she crosses the border" in form and SAFE["knows"] in form


def test_a_supervisor_finds_it_and_approves_it_as_she_saw_it(to_approve, ben, browse, acts):
    client = browse(ben)
    assert to_approve.number in client.get(reverse("transfers:list") + "?show=approve").content.decode()
    page = client.get(address("transfer", to_approve.number)).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    client.post(address("approve", to_approve.number), {"seen": seen})

    with acts(ben):
        assert Transfer.objects.get().status == Status.REQUESTED


def test_a_supervisor_sends_it_back_by_its_page(to_approve, ben, ada, browse):
    words = {"reason": "Who meets her at the station?", "version": to_approve.version}
    browse(ben).post(address("send_back", to_approve.number), words)

    page = browse(ada).get(address("transfer", to_approve.number)).content.decode()
    assert "Who meets her at the station?" in page


def test_the_caseworker_has_no_button_to_approve(to_approve, ada, browse):
    assert "Approve and send" not in browse(ada).get(address("transfer", to_approve.number)).content.decode()
    assert browse(ada).post(address("approve", to_approve.number)).status_code == 403


def test_declining_by_its_page_tells_the_sender_why(sent, ada, nora, browse):
    browse(nora).post(address("decline", sent.number), {"reason": "NO_CAPACITY"})

    assert "No capacity now" in browse(ada).get(address("transfer", sent.number)).content.decode()


def test_taking_it_back_leads_to_her_referrals(sent, case, ada, browse):
    page = browse(ada).post(address("take_back", sent.number))

    assert page.url == reverse("referrals:case", args=[case.code])


def test_after_the_yes_only_the_team_reads_what_came(sent, accepted, nora, nils, browse):
    assert b"Okafor" in browse(nora).get(address("transfer", sent.number)).content
    assert b"Okafor" not in browse(nils).get(address("transfer", sent.number)).content


def test_her_referrals_show_where_she_goes_and_where_she_came_from(sent, accepted, case, ada, nora, browse, acts):
    assert sent.number in browse(ada).get(reverse("referrals:case", args=[case.code])).content.decode()
    with acts(nora):
        there = accepted.case.code
    assert "handed her over to you" in browse(nora).get(reverse("referrals:case", args=[there])).content.decode()


def test_while_a_partner_is_asked_nobody_begins_another(sent, case, ada, browse):
    page = browse(ada).get(reverse("referrals:case", args=[case.code])).content.decode()

    assert "Prepare a transfer" not in page


def test_the_list_asks_the_same_questions_however_full_it_is(
    sent, haven, case, ada, ben, acts, browse, django_assert_max_num_queries
):
    client = browse(ben)
    asked = []
    for _more in range(2):
        with acts(ada):
            for _draft in range(3):
                draft(case, haven, ada)
        client.get(reverse("transfers:list") + "?show=sent")
        with django_assert_max_num_queries(17) as queries:
            client.get(reverse("transfers:list") + "?show=sent")
        asked.append(len(queries))

    assert asked[0] == asked[1]
