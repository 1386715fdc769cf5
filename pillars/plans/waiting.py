"""What waits for a supervisor: plans that were sent for approval, and closures that were asked for."""

from cases.models import Case
from coalesce.tenancy import acting
from pillars.plans.gates import PLANNED_IN
from pillars.plans.models import PlanVersion


def plans(user):
    """Of the cases that this person may open, the one that has waited longest first."""
    waiting = PlanVersion.objects.waiting().filter(
        case__in=Case.objects.worked_on_by(user).values("pk"), case__state__in=PLANNED_IN
    )
    people = ("case", "case__assigned_to", "submitted_by")
    return waiting.select_related(*people).defer("contents").order_by("submitted_on", "case__code")


def closures(user):
    asked = Case.objects.worked_on_by(user).filter(state=Case.State.CLOSURE_REQUESTED)
    return asked.select_related("assigned_to").order_by("code")


def count(request):
    """For the bar at the top; nothing where nobody acts."""
    if acting() is None:
        return None
    return plans(request.user).exclude(case__assigned_to=request.user).order_by().count() or None
