"""What is asked before anything leaves: the case is open, and her consent of today names this service and this much."""

from django.utils.translation import gettext_lazy as _

from cases import consents, lifecycle
from cases.models import Consent
from coalesce.refusals import Refused
from referrals.outside.copying import REFUSED

PURPOSE = Consent.Purpose.SHARE_OUTSIDE


def agreed_to(case):
    """Her consents of today to share with services outside, by the time in which they end."""
    return case.consents.live().filter(purpose=PURPOSE).order_by("expires_on", "recorded_at")


def live_consent(case, mark):
    """Her consent of today for the service that this mark stands for, or None."""
    return consents.live(case, PURPOSE, scope=mark)


def demand_consent(case, mark):
    if consent := live_consent(case, mark):
        return consent
    raise Refused(_("She has no valid consent to share with this service. Talk with her and record it first."), REFUSED)


def demand_possible(case, mark, categories):
    """Her consent that allows it. Locking the case first holds back whoever is recording a withdrawal."""
    lifecycle.demand_open(case)
    consent = demand_consent(case, mark)
    if not consent.covers(categories):
        raise Refused(
            _("Her consent does not cover everything that was chosen. Share only what she agreed to."), REFUSED
        )
    return consent
