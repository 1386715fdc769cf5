"""Every address of a transfer, in every situation in which it must not exist for somebody: the same 404 as for none."""

import datetime
import re

import pytest
from django.urls import reverse

from cases import actions as case_actions
from referrals.transfers import actions
from referrals.transfers.models import Transfer
from referrals.transfers.urls import urlpatterns

ABSENT = "T-2222-2222"
OF_ONE = sorted(pattern.name for pattern in urlpatterns if "number" in pattern.pattern.converters)
RECEIVERS = {"accept", "decline"}
SENDERS = {"change", "submit", "take_back"}
SUPERVISORS = {"approve", "send_back"}
POSTED = {"submit", "approve"}
FORMS = {
    "accept": {"caseworker": "1"},
    "decline": {"reason": "OTHER"},
    "send_back": {"reason": "Who meets her?", "version": "1"},
    "submit": {"seen": "x"},
    "approve": {"seen": "x"},
}
ALIKE = re.compile(r'(csrf[^"]*"[^"]*": ?"|value=")[A-Za-z0-9]{64}')


def left_as_it_is(transfer, ada, nora, acts):
    """As it was sent."""


def taken_on(transfer, ada, nora, acts):
    with acts(nora):
        actions.accept_transfer(transfer=transfer, by=nora)


def declined(transfer, ada, nora, acts):
    with acts(nora):
        actions.decline_transfer(transfer=transfer, reason="NO_CAPACITY", by=nora)


def revoked(transfer, ada, nora, acts):
    with acts(ada):
        actions.revoke_transfer(transfer=transfer, by=ada)


def withdrawn(transfer, ada, nora, acts):
    with acts(ada):
        case_actions.withdraw_consent(consent=transfer.sent_sides.get().consent, by=ada)


def run_out(transfer, ada, nora, acts):
    """The day has passed, and no job has said so yet."""
    with acts(ada):
        Transfer.objects.update(expires_on=datetime.date.today() - datetime.timedelta(days=1))


def expired(transfer, ada, nora, acts):
    run_out(transfer, ada, nora, acts)
    with acts(ada):
        actions.expire_transfers()


OF_A_SUPERVISOR = sorted({"transfer"} | RECEIVERS | SUPERVISORS)
OPEN = (left_as_it_is, taken_on, declined)
ENDED = (revoked, withdrawn, run_out, expired)
SITUATIONS = [
    *[("tina", situation, sorted({*OF_ONE} - SUPERVISORS)) for situation in (*OPEN, *ENDED)],
    *[("nora", situation, sorted({*OF_ONE} - SUPERVISORS)) for situation in ENDED],
    *[("nora", situation, sorted(SENDERS)) for situation in OPEN],
    *[("nell", situation, sorted(SUPERVISORS)) for situation in OPEN],
    *[("nell", situation, OF_A_SUPERVISOR) for situation in ENDED],
    *[("ada", situation, sorted(RECEIVERS)) for situation in (*OPEN, *ENDED)],
    *[("ben", situation, sorted(RECEIVERS)) for situation in (*OPEN, *ENDED)],
]


def answers(client, name, number):
    """To looking and to posting what the page asks, without what differs from one request to the next."""
    address = reverse(f"transfers:{name}", args=[number])
    both = [client.get(address), client.post(address, FORMS.get(name, {}))]
    return [(one.status_code, ALIKE.sub("", one.content.decode().replace(number, "NUMBER"))) for one in both]


def expect_silence(client, names, number):
    for name in names:
        found = answers(client, name, number)
        assert found == answers(client, name, ABSENT), name
        assert [status for status, _page in found] == [405 if name in POSTED else 404, 404], name


def test_every_address_is_somebodys():
    assert {"transfer"} | RECEIVERS | SENDERS | SUPERVISORS == set(OF_ONE)


@pytest.mark.parametrize(
    ("who", "situation", "names"), SITUATIONS, ids=[f"{who}-{what.__name__}-{len(of)}" for who, what, of in SITUATIONS]
)
def test_who_has_no_part_in_it_cannot_tell_it_from_none(
    sent, who, situation, names, ada, ben, nora, nell, tina, acts, browse, request
):
    situation(sent, ada, nora, acts)

    expect_silence(browse(request.getfixturevalue(who)), names, sent.number)


@pytest.mark.parametrize("who", ["nora", "nell", "tina"])
def test_a_draft_exists_for_its_sender_alone(drafted, who, nora, nell, tina, browse, request):
    names = OF_A_SUPERVISOR if who == "nell" else sorted({*OF_ONE} - SUPERVISORS)

    expect_silence(browse(request.getfixturevalue(who)), names, drafted.number)


def test_what_a_supervisor_looks_at_does_not_exist_for_the_partner(to_approve, eve, browse):
    expect_silence(browse(eve), sorted({*OF_ONE} - SUPERVISORS), to_approve.number)
