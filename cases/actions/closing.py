"""The form of a closure: why, whether she agrees, what was seen to, and how long she may be contacted."""

from django.utils.translation import gettext_lazy as _

from cases import endings
from cases.choices import ClosureAgreement, ClosureCheck, ClosureReason
from cases.models import Closure
from coalesce.refusals import Refused

REFUSED = "case.move_refused"


def filled_in(case, *, closure_reason="", agreed="", checks=(), aftercare_months=(), aftercare_until=None):
    """The form, not yet saved; or a Refused."""
    if closure_reason not in ClosureReason.values:
        raise Refused(_("Choose the reason for the closure."), REFUSED)
    if agreed not in ClosureAgreement.values:
        raise Refused(_("Say whether she agrees to the closure."), REFUSED)
    if not set(checks) <= set(ClosureCheck.values) or not set(aftercare_months) <= set(endings.MONTHS):
        raise Refused(_("Choose from the lists of the form."), REFUSED)
    if (aftercare_months or aftercare_until) and (fault := endings.fault_of_aftercare(case, aftercare_until)):
        raise Refused(fault, REFUSED)
    return Closure(
        woman_id=case.woman_id,
        case=case,
        reason=closure_reason,
        agreed=agreed,
        checks=sorted(checks),
        aftercare_months=sorted(aftercare_months),
        aftercare_until=aftercare_until,
    )
