"""After it accepted, the receiver tells the sender how it goes: the first appointment, the beginning, the end."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalesce.audit import log
from coalesce.refusals import Refused
from referrals import packet
from referrals.actions.answering import REFUSED, held
from referrals.models import Outcome, ReceivedReferral, Status


@transaction.atomic
def tell_progress(*, referral, by, first_appointment_on=None, started_on=None):
    """With started_on the service has begun; with the appointment alone it stays accepted."""
    referral = _accepted(referral)
    _demand_past(started_on)
    referral.first_appointment_on = first_appointment_on or referral.first_appointment_on
    referral.started_on = started_on or referral.started_on
    if started_on:
        referral.status = Status.STARTED
    referral.version += 1
    referral.save()
    _record("referral.started" if started_on else "referral.appointed", referral, by)
    return referral


@transaction.atomic
def complete_referral(*, referral, outcome, by, comment="", ended_on=None):
    """outcome: one of Outcome. comment: her own words, which she wants the sender to read; kept on both sides."""
    referral = _accepted(referral)
    _demand_past(ended_on)
    referral.status, referral.completed_at = Status.COMPLETED, timezone.now()
    referral.outcome, referral.ended_on = Outcome(outcome), ended_on or timezone.localdate()
    referral.comment = packet.seal_comment(referral, comment)
    referral.version += 1
    referral.save()
    received = ReceivedReferral.objects.get(referral_id=referral.pk)
    received.comment = comment
    received.save()
    _record("referral.completed", referral, by, outcome=outcome)
    return referral


def _accepted(referral):
    referral = held(referral)
    if not referral.is_accepted:
        raise Refused(_("Only a referral that was accepted, and is not completed, can be carried on."), REFUSED)
    return referral


def _demand_past(day):
    if day is not None and day > timezone.localdate():
        raise Refused(_("This day is still to come. Choose a day up to today."), REFUSED)


def _record(event, referral, by, **details):
    received = ReceivedReferral.objects.get(referral_id=referral.pk)
    log.record(event, received, by=by, details={"number": referral.number, **details})
