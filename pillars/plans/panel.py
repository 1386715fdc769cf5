"""One line on the page of a case: where her plan stands, and when it is looked at again."""

from django.utils import timezone

from cases.panels import Panel
from pillars.plans.gates import PLANNED_IN
from pillars.plans.models import PlanVersion


def where_the_plan_stands(case, user):
    """One query. Nothing is said before the planning begins and after the work has ended."""
    if case.state not in PLANNED_IN:
        return []
    versions = list(PlanVersion.objects.filter(case=case).defer("contents")[:5])
    current = next((version for version in versions if version.state == PlanVersion.State.APPROVED), None)
    latest = versions[0] if versions and versions[0] is not current else None
    left = (current.review_on - timezone.localdate()).days if current else None
    return [Panel("plans/_strip.html", {"case": case, "current": current, "latest": latest, "left": left})]
