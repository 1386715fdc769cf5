"""The two ways out: a paper that is handed over, and a link that opens once. Her consent is asked each time."""

import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import demand_fresh, locked
from referrals.outside import gates, paper, sealing
from referrals.outside.actions.drafting import details_of
from referrals.outside.actions.ending import end_of
from referrals.outside.copying import REFUSED, copy_of
from referrals.outside.models import OutsideLink
from referrals.outside.state import State, follows
from referrals.packet import mark_of

DAYS = range(1, 8)
USUAL_DAYS = 3


@transaction.atomic
def print_paper(*, referral, number, by, seen=None):
    """The bytes of a PDF. number: of this print. seen: the mark of the copy that was looked at, as for a link."""
    referral = _ready(referral, State.PRINTED, seen)
    made = paper.of(referral, number=number, by=by)
    _close_door(referral)
    referral.state, referral.closed_at = State.PRINTED, None
    referral.printed_at, referral.printed_by, referral.print_number = timezone.now(), by, number
    referral.version += 1
    referral.save()
    log.record("outside.printed", referral, by=by, details=details_of(referral, print=number))
    return made


@transaction.atomic
def make_link(*, referral, days, version, by, seen=None):
    """The Secret by which it opens: shown once, kept nowhere. days: for how long, one to seven.

    seen: the mark of the copy that was looked at; when her record has changed since, she looks again first.
    """
    if days not in DAYS:
        raise Refused(_("A link stays open for one day to seven."), REFUSED)
    referral = _ready(referral, State.WAITING, seen)
    demand_fresh(referral, version)
    _close_door(referral)
    secret, now = sealing.new_secret(), timezone.now()
    referral.state, referral.wrong_codes, referral.closed_at = State.WAITING, 0, None
    referral.linked_at, referral.linked_by = now, by
    referral.link_ends_at = _end(now, days, referral.consent.expires_on)
    referral.save()
    OutsideLink.objects.create(
        woman_id=referral.woman_id,
        case_id=referral.case_id,
        referral=referral,
        digest=secret.digest,
        code_hash=make_password(secret.code),
        sealed=sealing.seal(secret, referral.shared, referral),
        ends_at=referral.link_ends_at,
    )
    log.record("outside.linked", referral, by=by, details=details_of(referral, days=days))
    return secret


def _ready(referral, state, seen):
    """Locked, with her consent of today, and with its copy as it goes out."""
    case = locked(referral.case)
    referral = locked(referral)
    if not follows(referral.state, state):
        raise Refused(_("This has gone another way meanwhile. Open it again to see where it stands."), REFUSED)
    referral.consent = gates.demand_possible(case, referral.consent.scope, referral.categories)
    if not referral.is_frozen:
        shared = copy_of(case, referral.categories, **referral.shared)
        _demand_looked_at(shared, seen)
        referral.shared = shared
    return referral


def _demand_looked_at(shared, seen):
    if seen is not None and seen != mark_of(shared):
        raise Refused(
            _("Her record has changed since you looked. Open the draft again and see what would be shared now."),
            REFUSED,
        )


def _close_door(referral):
    referral.links.all().delete()


def _end(now, days, last_day):
    """A link ends with her consent, if that is sooner."""
    end = now + datetime.timedelta(days=days)
    return end if last_day is None else min(end, end_of(last_day))
