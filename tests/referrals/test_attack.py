"""Every address of a referral, in every situation in which it must not exist for somebody: the same 404 as for none."""

import datetime
import re

import pytest
from django.urls import reverse

from cases import actions as case_actions
from referrals import actions
from referrals.models import Referral
from referrals.urls import urlpatterns

ABSENT = "R-2222-2222"
OF_ONE = sorted(pattern.name for pattern in urlpatterns if "number" in pattern.pattern.converters)
RECEIVERS = {"ask", "accept", "decline", "progress", "complete"}
SENDERS = {"change", "send", "tell", "take_back"}
ALIKE = re.compile(r'(csrf[^"]*"[^"]*": ?"|value=")[A-Za-z0-9]{64}')
FORMS = {
    "ask": {"question": "Her age?"},
    "accept": {"caseworker": "1"},
    "decline": {"reason": "OTHER"},
    "progress": {"started_on": "2026-01-01"},
    "complete": {"outcome": "full", "ended_on": "2026-01-01"},
    "take_back": {"whose": "ours"},
    "tell": {"answer": "Yes.", "version": "1", "seen": "x"},
}


def left_as_it_is(referral, ada, eve, acts):
    """As it was sent."""


def asked(referral, ada, eve, acts):
    with acts(eve):
        actions.ask_sender(referral=referral, question="Her age?", by=eve)


def accepted(referral, ada, eve, acts):
    with acts(eve):
        actions.accept_referral(referral=referral, by=eve)


def begun(referral, ada, eve, acts):
    accepted(referral, ada, eve, acts)
    with acts(eve):
        actions.tell_progress(referral=referral, started_on=datetime.date.today(), by=eve)


def revoked(referral, ada, eve, acts):
    with acts(ada):
        actions.revoke_referral(referral=referral, by=ada)


def withdrawn(referral, ada, eve, acts):
    with acts(ada):
        consent = referral.sent_sides.get().consent
        case_actions.withdraw_consent(consent=consent, by=ada)


def run_out(referral, ada, eve, acts):
    """The day has passed, and no job has said so yet."""
    with acts(ada):
        Referral.objects.update(expires_on=datetime.date.today() - datetime.timedelta(days=1))


def expired(referral, ada, eve, acts):
    run_out(referral, ada, eve, acts)
    with acts(ada):
        actions.expire_referrals()


def revoked_after_it_began(referral, ada, eve, acts):
    begun(referral, ada, eve, acts)
    revoked(referral, ada, eve, acts)


def withdrawn_while_asked(referral, ada, eve, acts):
    asked(referral, ada, eve, acts)
    withdrawn(referral, ada, eve, acts)


OPEN = (left_as_it_is, asked, accepted, begun)
ENDED = (revoked, withdrawn, run_out, expired, revoked_after_it_began, withdrawn_while_asked)
SITUATIONS = [
    *[("tina", situation, OF_ONE) for situation in (*OPEN, *ENDED)],
    *[("eve", situation, OF_ONE) for situation in ENDED],
    *[("eve", situation, sorted(SENDERS)) for situation in OPEN],
    *[("ada", situation, sorted(RECEIVERS)) for situation in (*OPEN, *ENDED)],
    # Accepted, it belongs to the team of her case.
    *[("hans", situation, ["progress", "complete"]) for situation in (left_as_it_is, asked, accepted, begun)],
]


def answers(client, name, number):
    """To looking and to posting what the page asks, without what differs from one request to the next."""
    address = reverse(f"referrals:{name}", args=[number])
    both = [client.get(address), client.post(address, FORMS.get(name, {}))]
    return [(one.status_code, ALIKE.sub("", one.content.decode().replace(number, "NUMBER"))) for one in both]


def expect_silence(client, names, number):
    for name in names:
        found = answers(client, name, number)
        assert found == answers(client, name, ABSENT), name
        assert [status for status, _page in found] == [405 if name == "send" else 404, 404], name


def test_every_address_is_somebodys():
    assert {"referral"} | RECEIVERS | SENDERS == set(OF_ONE)


@pytest.mark.parametrize(
    ("who", "situation", "names"), SITUATIONS, ids=[f"{who}-{what.__name__}-{len(of)}" for who, what, of in SITUATIONS]
)
def test_who_has_no_part_in_it_cannot_tell_it_from_none(
    sent, who, situation, names, tina, hans, ada, eve, acts, browse, request
):
    situation(sent, ada, eve, acts)

    expect_silence(browse(request.getfixturevalue(who)), names, sent.number)


@pytest.mark.parametrize("who", ["eve", "tina", "hans"])
def test_a_draft_exists_for_its_sender_alone(drafted, who, tina, hans, eve, browse, request):
    expect_silence(browse(request.getfixturevalue(who)), OF_ONE, drafted.number)


def test_a_discarded_draft_never_existed_for_the_receiver(drafted, ada, eve, acts, browse):
    revoked(drafted, ada, eve, acts)

    expect_silence(browse(eve), OF_ONE, drafted.number)
