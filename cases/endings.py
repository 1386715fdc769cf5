"""What is agreed with her when the work pauses or ends: the next attempt, the closure, and contact afterwards."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import consents
from cases.models import Case, Closure, Consent
from coalesce.days import months_after

AFTERCARE = Consent.Purpose.AFTERCARE
MONTHS = (3, 6, 12)
"""After how many months of a closure she may be asked how she is."""


def closure_asked_for(case):
    """The form of the last closure that was asked for; None when she ended it herself, or a file brought it."""
    requests = case.state_changes.filter(to=Case.State.CLOSURE_REQUESTED).order_by("-moved_at")
    return Closure.objects.filter(step=requests.values("pk")[:1]).select_related("step__moved_by").first()


def aftercare_of(case):
    """Until when she may be contacted, of a case that is closed today; None when she does not want it."""
    closure, consent = closure_asked_for(case), consents.live(case, AFTERCARE)
    if closure is None or consent is None:
        return None
    until = closure.aftercare_until
    if until is None and closure.aftercare_months:
        until = months_after(case.closed_on, max(closure.aftercare_months))
    return min(until, consent.expires_on or until) if until else None


def fault_of_aftercare(case, until=None):
    """Why she cannot be contacted after the closure, or not until this day; None when she can."""
    consent = consents.live(case, AFTERCARE)
    if consent is None:
        return _("She has not agreed to be contacted after the closure. Record her consent first, or leave it out.")
    if until and until <= timezone.localdate():
        return _("Aftercare ends on a day to come. Correct the date.")
    if until and consent.expires_on and until > consent.expires_on:
        return _("Her consent to be contacted ends before that day. Choose an earlier one.")
    return None


def fault_of_next_attempt(day):
    """Why a pause cannot end with an attempt on this day; None when it can."""
    if day is None:
        return _("Choose the day on which you try again, so that nobody forgets her.")
    if day <= timezone.localdate():
        return _("Choose a day to come for the next attempt.")
    return None
