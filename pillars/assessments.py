"""What the steps of a case ask about the talks with her: has the first one been had, and was the last one offered?"""

from cases.models import Case, StateChange
from pillars.models import Assessment

Kind, State = Assessment.Kind, Assessment.State


def initial_needs_complete(case):
    """The first talk over all three pillars has been had, to its end."""
    return Assessment.objects.filter(case=case, kind=Kind.INITIAL_NEEDS, state=State.COMPLETE).exists()


def exit_answered(case):
    """Since the case was last reopened she was asked for ratings at the end, and gave them or did not want to."""
    asked = Assessment.objects.filter(case=case, kind=Kind.EXIT, state__in=[State.COMPLETE, State.DECLINED])
    if reopened := StateChange.objects.filter(case=case, start=Case.State.CLOSED).order_by("-moved_at").first():
        asked = asked.filter(made_at__gt=reopened.moved_at)
    return asked.exists()
