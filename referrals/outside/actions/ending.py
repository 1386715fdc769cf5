"""What must not be opened any more: taken back, her consent withdrawn, or its time over."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import consents
from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import locked
from referrals.outside.copying import REFUSED
from referrals.outside.gates import PURPOSE
from referrals.outside.models import OutsideReferral
from referrals.outside.state import MOVES, State


def close(referral, state, event, *, by):
    """From this moment its link opens nothing, and the copy for the reader is gone. referral: locked."""
    referral.links.all().delete()
    referral.state, referral.closed_at = state, timezone.now()
    referral.version += 1
    referral.save()
    log.record(event, referral, by=by, details={"number": referral.number})


@transaction.atomic
def revoke_referral(*, referral, by):
    """A draft is discarded, a link closed, a paper asked back."""
    locked(referral.case)
    referral = locked(referral)
    if not referral.can_be_taken_back:
        raise Refused(
            _("This cannot be taken back any more: it was opened, or has ended. Open it again to see."), REFUSED
        )
    close(referral, State.REVOKED, "outside.revoked", by=by)
    return referral


def withdraw_referrals(*, consent, by):
    """What she took back ends at once. Called by cases.consents in the transaction of her new decision."""
    if consent.purpose != PURPOSE:
        return
    may_end = [state for state, after in MOVES.items() if State.WITHDRAWN in after]
    touched = OutsideReferral.objects.filter(case_id=consent.case_id, consent__scope=consent.scope, state__in=may_end)
    for referral in touched.order_by("id").select_for_update(of=("self",)):
        if not consent.covers(referral.categories):
            close(referral, State.WITHDRAWN, "outside.withdrawn", by=by)
        elif consent.expires_on:
            _shorten(referral, consent.expires_on)


@transaction.atomic
def close_ended_links(*, by=None):
    """Write down what nobody can open since its moment passed. Returns how many."""
    ended = OutsideReferral.objects.filter(state=State.WAITING, link_ends_at__lte=timezone.now())
    held = list(ended.order_by("id").select_for_update())
    for referral in held:
        close(referral, State.EXPIRED, "outside.expired", by=by)
    return len(held)


def end_of(day):
    """The moment in which it is over."""
    return timezone.make_aware(datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time.min))


def _shorten(referral, last_day):
    """She agreed anew, and to an earlier day."""
    end = end_of(last_day)
    if referral.state == State.WAITING and end < referral.link_ends_at:
        referral.link_ends_at = end
        referral.version += 1
        referral.save()
        referral.links.update(ends_at=end)


consents.on_withdrawal.append(withdraw_referrals)
