"""The receiver's answer: it looks, and accepts or declines. Nobody else can answer."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalesce.audit import log
from coalesce.refusals import Refused
from referrals import arriving, packet
from referrals.models import DeclineReason, ReceivedReferral, Referral, Status

REFUSED = "referral.answer_refused"


@transaction.atomic
def mark_seen(*, referral, by):
    """Tell the sender, once, that somebody has opened it."""
    if referral.is_waiting and referral.seen_at is None:
        referral = held(referral)
        referral.seen_at = referral.seen_at or timezone.now()
        referral.save(update_fields=["seen_at"])
    log.record("referral.read", referral, by=by, details={"number": referral.number})
    return referral


@transaction.atomic
def accept_referral(*, referral, by, caseworker=None):
    """The receiver opens a case of its own for her. caseworker: whose it becomes (default: by).

    Accepting again changes nothing for the person who accepted; whoever comes second reads who was first.
    Returns the ReceivedReferral.
    """
    referral = held(referral)
    if referral.was_accepted and referral.answered_by_id == by.pk:
        return ReceivedReferral.objects.select_related("case").get(referral_id=referral.pk)
    demand_unanswered(referral)
    case = arriving.case_for(packet.read(referral), worker=arriving.demand_caseworker(caseworker or by), by=by)
    received = ReceivedReferral.objects.create(
        woman_id=case.woman_id,
        case=case,
        referral_id=referral.pk,
        number=referral.number,
        sender_id=referral.organisation_id,
        pillar=referral.pillar,
        service_type=referral.service_type,
    )
    _answer(referral, Status.ACCEPTED, by)
    log.record("referral.accepted", received, by=by, details={"number": referral.number})
    return received


@transaction.atomic
def decline_referral(*, referral, reason, by):
    """reason: one of DeclineReason. The letter is gone from that moment."""
    referral = held(referral)
    demand_unanswered(referral)
    referral.decline_reason = DeclineReason(reason)
    _answer(referral, Status.DECLINED, by)
    log.record("referral.declined", referral, by=by, details={"number": referral.number, "reason": reason})
    return referral


def held(referral):
    """The referral, held against a second answer; it may have been taken back a moment ago."""
    found = Referral.objects.received().select_for_update().filter(pk=referral.pk).first()
    if found is None:
        raise Refused(_("There is nothing here to answer any more. Go back to your referrals."), REFUSED)
    return found


def demand_unanswered(referral):
    if referral.is_waiting:
        return
    raise Refused(
        _("%(person)s has answered this referral already: %(answer)s. Open it again to see more.")
        % {"person": referral.answered_by, "answer": referral.get_status_display()},
        REFUSED,
    )


def _answer(referral, status, by):
    referral.status, referral.answered_at, referral.answered_by = status, timezone.now(), by
    referral.version += 1
    referral.save()
