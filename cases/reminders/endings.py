"""The dates that a pause and a closure leave behind: the next attempt, and how she is after some months."""

from django.utils.translation import gettext_lazy as _

from cases.models import Case, Closure
from cases.reminders.recipients import worker_and
from cases.reminders.rules import Due, Rule
from coalesce.days import months_after
from coalesce.permissions import Role


def next_attempts(until, case=None):
    paused = Case.objects.filter(state=Case.State.ON_HOLD, hold_until__lte=until)
    if case is not None:
        paused = paused.filter(pk=case.pk)
    return [Due(pk, pk, woman, day) for pk, woman, day in paused.values_list("pk", "woman", "hold_until")]


def aftercare_contacts(until, case=None):
    """A contact of each closure that was approved, while she may be contacted."""
    closures = Closure.objects.filter(case__state=Case.State.CLOSED, case__aftercare_until__isnull=False)
    if case is not None:
        closures = closures.filter(case=case)
    for closure in _newest_of_each_case(closures.select_related("case")):
        days = [months_after(closure.case.closed_on, months) for months in closure.aftercare_months]
        for day in days:
            if day <= min(until, closure.case.aftercare_until):
                yield Due(closure.pk, closure.case_id, closure.woman_id, day)


def _newest_of_each_case(closures):
    return {closure.case_id: closure for closure in closures.order_by("step__moved_at")}.values()


NEXT_ATTEMPT = Rule(
    code="HOLD",
    label=_("Next attempt to reach her"),
    sentence=_("The case is on hold. Try again today, by a way that is safe for her, or say when to try next."),
    due_set=next_attempts,
    recipients=worker_and(Role.CASEWORKER),
    leads=(0,),
)
AFTERCARE = Rule(
    code="R23",
    label=_("Ask her how she is"),
    sentence=_("She agreed to be contacted after the closure. Ask her, by a way that is safe for her."),
    due_set=aftercare_contacts,
    recipients=worker_and(Role.CASEWORKER),
    leads=(7,),
)
