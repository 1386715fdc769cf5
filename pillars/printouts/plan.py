"""Her plan for her to keep: her own words, large, and who takes which step."""

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pillars.plans import board, standing
from pillars.plans.models import Action, PlanVersion
from pillars.printouts import blocks

TITLE = gettext_lazy("My plan")
TEMPLATE = "plan"
PARTS = [
    ("hopes", gettext_lazy("What matters most to her")),
    ("steps", gettext_lazy("The steps towards her goals")),
    ("days", gettext_lazy("When she agreed, and when the plan is looked at again")),
]
AGREED = (PlanVersion.State.AGREED, PlanVersion.State.SUBMITTED, PlanVersion.State.APPROVED)


class State(models.TextChoices):
    AGREED = "agreed", gettext_lazy("What she agreed to last")
    TODAY = "today", gettext_lazy("Her goals as they stand today")


def agreed_version(case):
    """What she agreed to last, or None."""
    return standing.versions_of(case).filter(state__in=AGREED).first()


def contents(case, wish, user):
    version = agreed_version(case)
    goals = version.goals if version and wish.state == State.AGREED else standing.goals_of(case)
    columns = [column for column in board.columns(goals) if column.aims]
    return {
        "hopes": blocks.words(_("What matters most to me"), version.hopes if version and "hopes" in wish.parts else ""),
        "pillars": [_column(column, "steps" in wish.parts) for column in columns],
        "facts": _days(version) if version and "days" in wish.parts else [],
        "empty": "" if columns else _("No goals yet."),
    }


def _column(column, with_steps):
    goals = [blocks.goal(aim, _about(aim), _who) for aim in column.aims]
    shown = goals if with_steps else [goal | {"steps": []} for goal in goals]
    return {"label": str(column.pillar), "pillar": column.pillar.slug, "goals": shown}


def _about(aim):
    due = aim.planned.due_on and _("by %(day)s") % {"day": blocks.day(aim.planned.due_on)}
    return " · ".join(filter(None, [str(aim.priority) if aim.is_first else "", due]))


def _who(step):
    """It is she who speaks on this paper."""
    hers = {Action.Who.WOMAN: _("I do this"), Action.Who.WORKER: _("My worker does this")}
    return hers.get(step.planned.who) or step.planned.whom or _("Someone else does this")


def _days(version):
    return blocks.rows(
        [
            (_("I agreed on"), version.agreed_on and blocks.day(version.agreed_on)),
            (_("We look at it again on"), version.review_on and blocks.day(version.review_on)),
        ]
    )
