"""What is new, changed and gone between two states of a plan, in words that can be read out to her."""

from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pillars.catalogue import DOMAIN_CHOICES
from pillars.models import Goal
from pillars.plans.contents import PROMISED, PlannedGoal
from pillars.plans.models import Action

NOTHING = "–"


@dataclass(frozen=True)
class Difference:
    """One thing that reads otherwise: its name, and the words before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Changed:
    goal: PlannedGoal
    differences: list[Difference]


@dataclass(frozen=True)
class Comparison:
    added: list[PlannedGoal] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    ended: list[PlannedGoal] = field(default_factory=list)

    def __bool__(self):
        return bool(self.added or self.changed or self.ended)


def between(before, after):
    """before, after: lists of PlannedGoal."""
    old, new = {goal.id: goal for goal in before}, {goal.id: goal for goal in after}
    changed = [Changed(new[key], _differences(old[key], new[key])) for key in new if key in old]
    return Comparison(
        added=[goal for key, goal in new.items() if key not in old],
        changed=[one for one in changed if one.differences],
        ended=[goal for key, goal in old.items() if key not in new],
    )


def _differences(before, after):
    labels = {name: str(Goal._meta.get_field(name).verbose_name) for name in PROMISED}
    found = [
        Difference(labels[name], _said(name, getattr(before, name)), _said(name, getattr(after, name)))
        for name in PROMISED
        if getattr(before, name) != getattr(after, name)
    ]
    return found + _steps(before.actions, after.actions)


def _steps(before, after):
    old, new = {step.id: step for step in before}, {step.id: step for step in after}
    added = [Difference(_("a new step"), NOTHING, step_said(step)) for key, step in new.items() if key not in old]
    ended = [Difference(_("a step less"), step_said(step), NOTHING) for key, step in old.items() if key not in new]
    other = [key for key in new if key in old and old[key].promise != new[key].promise]
    return added + [Difference(_("a step"), step_said(old[key]), step_said(new[key])) for key in other] + ended


def step_said(step):
    """What, who, and by when, in one line."""
    parts = [step.what, step.whom or str(Action.Who(step.who).label)]
    if step.due_on:
        parts.append(_("by %(day)s") % {"day": _day(step.due_on)})
    return ", ".join(parts)


def _said(name, value):
    if value in {None, ""}:
        return NOTHING
    if name == "due_on":
        return _day(value)
    if name == "domain":
        return str(dict(DOMAIN_CHOICES)[value])
    if name == "priority":
        return str(Goal.Priority(value).label)
    return str(value)


def _day(day):
    return date_format(day, "j F Y")
