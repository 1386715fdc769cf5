"""R15: a safety plan is to be looked at again."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from cases.reminders.recipients import worker_and
from cases.reminders.rules import Due, Rule
from coalesce.permissions import Role
from pillars.psychosocial.models import SafetyPlan


def plans_to_review(until, case=None):
    """The latest plan of each open case."""
    newer = SafetyPlan.objects.filter(case=OuterRef("case"), made_on__gt=OuterRef("made_on"))
    plans = SafetyPlan.objects.exclude(case__state=Case.State.CLOSED)
    plans = plans.filter(~Exists(newer), review_on__lte=until)
    if case is not None:
        plans = plans.filter(case=case)
    return [Due(*row) for row in plans.values_list("id", "case_id", "woman_id", "review_on")]


SAFETY_PLAN_REVIEW = Rule(
    code="R15",
    label=_("Safety plan to be reviewed"),
    sentence=_("Go through it with her, and agree on the next review."),
    due_set=plans_to_review,
    recipients=worker_and(Role.SPECIALIST_PSYCHOSOCIAL),
    leads=(7, 0),
    reaches_her=True,
)
