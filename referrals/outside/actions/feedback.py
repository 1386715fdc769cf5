"""What the worker hears from the service and from her: whether it began, how it ended, and whether it helped."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import demand_fresh, locked
from referrals.outside.copying import REFUSED


@transaction.atomic
def tell_feedback(*, referral, version, by, started_on=None, outcome="", helped="", words=""):
    """outcome: of Outcome, helped: of Helped; what is not known yet is left empty. words: hers."""
    locked(referral.case)
    referral = locked(referral)
    demand_fresh(referral, version)
    if not referral.has_left:
        raise Refused(_("Nothing has reached the service yet, so there is nothing to hear of."), REFUSED)
    if started_on is not None and started_on > timezone.localdate():
        raise Refused(_("This day is still to come. Choose a day up to today."), REFUSED)
    referral.started_on, referral.outcome, referral.helped, referral.words = started_on, outcome, helped, words
    referral.heard_at = timezone.now()
    referral.save()
    log.record("outside.told", referral, by=by, details={"number": referral.number, "outcome": outcome})
    return referral
