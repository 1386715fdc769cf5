"""A reader outside opens her link: with the address and the spoken code, once.

Whatever cannot be opened answers alike: unknown, opened, ended, taken back, or closed after wrong codes.
"""

from dataclasses import dataclass

from django.contrib.auth.hashers import check_password, make_password
from django.utils import timezone

from coalesce.audit import log
from coalesce.encryption import keyring
from coalesce.tenancy import acting_for
from referrals import contents
from referrals.outside import doors, gates, sealing
from referrals.outside.actions.ending import close
from referrals.outside.models import OutsideLink, OutsideReferral
from referrals.outside.state import State

MOST_WRONG_CODES = 5


@dataclass(frozen=True)
class Answer:
    """letter: once, what a page shows. tries_left: of a link that still waits, after a wrong code. Else nothing."""

    letter: dict | None = None
    tries_left: int = 0


NOTHING = Answer()


def open_once(*, address, code):
    """address, code: as they were typed."""
    secret = sealing.typed(address, code)
    found = doors.whose(secret.digest)
    if found is None:
        return _nothing(secret)
    organisation_id, referral_id = found
    with acting_for(organisation_id):
        return _try(secret, referral_id)


def _try(secret, referral_id):
    """The row of the referral is held first, as everywhere, so that of two readers one comes second."""
    people = ("case__woman", "consent", "organisation", "linked_by")
    held = OutsideReferral.objects.select_for_update(of=("self",)).select_related(*people).get(pk=referral_id)
    link = OutsideLink.objects.filter(digest=secret.digest, ends_at__gt=timezone.now()).first()
    if link is None or not _is_agreed(held):
        return _nothing(secret)
    if not check_password(secret.code, link.code_hash):
        return _count_wrong_code(held)
    try:
        shared = sealing.open_sealed(secret, link.sealed, held)
    except keyring.NoKey:  # she was erased
        return NOTHING
    held.opened_at = timezone.now()
    close(held, State.OPENED, "outside.opened", by=None)
    return Answer(_letter(held, shared))


def _letter(referral, shared):
    """Read while the sender's organisation acts: the page itself is nobody's."""
    return {
        "number": referral.number,
        "service": referral.get_service_type_display(),
        "recipient": referral.recipient,
        "sender": referral.organisation.name,
        "worker": referral.linked_by.name,
        **contents.letter(shared),
    }


def _is_agreed(referral):
    consent = gates.live_consent(referral.case, referral.consent.scope)
    return consent is not None and consent.covers(referral.categories)


def _count_wrong_code(referral):
    referral.wrong_codes += 1
    left = MOST_WRONG_CODES - referral.wrong_codes
    log.record("outside.wrong_code", referral, details={"number": referral.number, "wrong_codes": referral.wrong_codes})
    if left:
        referral.save(update_fields=["wrong_codes"])
        return Answer(tries_left=left)
    close(referral, State.BLOCKED, "outside.blocked", by=None)
    return NOTHING


def _nothing(secret):
    """Takes as long as comparing a code."""
    make_password(secret.code)
    return NOTHING
