"""What she agreed to, asked in one place; and what follows in higher apps when she changes her mind."""

from cases.choices import Channel
from cases.models import Consent
from cases.models.consent import Authority
from coalesce.encryption import keyring

Purpose, Decision = Consent.Purpose, Consent.Decision

WITH_A_PARTNER = {Purpose.SHARE_REFERRAL, Purpose.SHARE_TRANSFER}
SHARING = WITH_A_PARTNER | {Purpose.SHARE_AUTHORITY, Purpose.SHARE_OUTSIDE}
"""Each names what may be shared, and lasts six months at most."""

SCOPES = {Purpose.CONTACT_CHANNEL: Channel, Purpose.SHARE_AUTHORITY: Authority}
"""Purposes that are asked once for each of these."""

naming = []
"""Functions of higher apps that answer a number with the name of a service outside, or with nothing."""

FIRST_ASKED = (Purpose.SERVICE, Purpose.RECORD_KEEPING, Purpose.SHARE_REFERRAL, Purpose.STATISTICS, Purpose.AFTERCARE)
"""What stands on every case, asked or not."""

on_withdrawal = []
"""Functions called as fn(consent=new, by=user), in the same transaction, when a decision of hers takes back
a consent or part of it. `new.covers(categories)` says what still stands, and `new.expires_on` for how long."""


def mark_of_service(case, name):
    """The scope of decisions about a service outside: it stands for the name, which the database must not know."""
    spelt = " ".join(name.casefold().split())
    return keyring.blind_index("service outside", f"{case.pk}|{spelt}").hex()[:16]


def standing(case, purpose, recipient=None, scope=""):
    """Her latest decision for this purpose and recipient (or channel, or authority), whatever it is, or None."""
    return case.consents.current().filter(purpose=purpose, recipient=recipient, scope=scope).first()


def live(case, purpose, recipient=None, scope=""):
    """Her consent for this purpose and recipient (or channel, or authority) if it holds today, or None."""
    return case.consents.live().filter(purpose=purpose, recipient=recipient, scope=scope).first()


def refuses_a_record(case):
    """Her latest word on keeping a record is no, whatever was done before: it is the writing that she refuses.

    Where she could not be asked, the intake may still be written down, and nothing beyond it.
    """
    latest = standing(case, Purpose.RECORD_KEEPING)
    if latest is None or latest.is_given:
        return False
    is_intake = case.state in {case.State.ENQUIRY, case.State.INTAKE}
    return latest.decision != Decision.NOT_POSSIBLE or not is_intake


def are_live(case, purposes):
    """Whether she has agreed to every one of these purposes, in one query."""
    return set(purposes) <= set(case.consents.live().filter(purpose__in=purposes).values_list("purpose", flat=True))


def agreed_to_channel(contact):
    """Whether she has agreed to be reached by the channel of this contact, and it holds today."""
    of_hers = Consent.objects.live().filter(woman=contact.woman_id, purpose=Purpose.CONTACT_CHANNEL)
    return of_hers.filter(scope=contact.channel).exists()


def overview(case):
    """What is asked first and whatever else she decided: (purpose, its latest decision or None), one line for each."""
    lines = decided_lines(case)
    return [line for purpose in Purpose for line in lines.get(purpose) or _unasked(purpose)]


def decided_lines(case):
    """{purpose: [(purpose, decision), ...]} of what she has decided, in one query."""
    latest = case.consents.current().select_related("recipient")
    lines = {}
    for consent in latest.order_by("purpose", "recipient__name", "scope"):
        lines.setdefault(consent.purpose, []).append((Purpose(consent.purpose), consent))
    return lines


def withholding(case):
    """Her latest decisions that keep something from somebody."""
    latest = case.consents.current().select_related("recipient")
    return [consent for consent in latest.order_by("-decided_on", "id") if consent.withholds]


def tell_of_withdrawal(*, consent, by):
    for react in on_withdrawal:
        react(consent=consent, by=by)


def _unasked(purpose):
    return [(purpose, None)] if purpose in FIRST_ASKED else []
