"""What other parts ask about her safety plan."""

from pillars.psychosocial.models import SafetyPlan


def stated(case):
    """Her latest word: a plan that was gone through to the end, or the reason why she needs none."""
    latest = SafetyPlan.objects.filter(case=case).values_list("needed", "completed").first()
    return latest is not None and (not latest[0] or latest[1])
