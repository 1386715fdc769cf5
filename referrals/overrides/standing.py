"""Whether something may be shared without her consent: asked by whatever sends, and used up by it."""

import datetime

from django.utils import timezone

from coalesce.audit import log
from referrals.overrides.models import Override

READABLE_FOR = datetime.timedelta(days=30)
"""How long the partner may read what came without her consent: long enough to act, and to ask her."""


def covered_by_override(case, receiver, categories):
    """The Override that lets exactly this go to exactly this partner, or None."""
    usable = Override.objects.usable().filter(case=case, receiver=receiver).newest_first()
    return next((override for override in usable if set(override.categories) == set(categories)), None)


def use_up(*, override, referral, by):
    """In the transaction that sends. Returns the last day on which the partner may read it."""
    override = Override.objects.select_for_update().get(pk=override.pk)
    override.state, override.referral, override.used_at = Override.State.USED, referral, timezone.now()
    override.save(update_fields=["state", "referral", "used_at"])
    log.record("override.used", override, by=by, details={"number": referral.number, "ground": override.ground})
    return timezone.localdate() + READABLE_FOR
