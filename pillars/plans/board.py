"""Her plan as a page shows it: three pillars, her goals in each, the steps under each goal."""

from dataclasses import dataclass, field

from pillars.catalogue import PILLARS
from pillars.models import Goal
from pillars.pillar import Pillar
from pillars.plans.contents import PlannedAction, PlannedGoal
from pillars.plans.models import Action

ORDER = [Goal.Priority.FIRST, Goal.Priority.NEXT, Goal.Priority.LATER]


@dataclass(frozen=True)
class Step:
    """A step with its words for a reader."""

    planned: PlannedAction

    @property
    def who(self):
        return self.planned.whom or Action.Who(self.planned.who).label


@dataclass(frozen=True)
class Aim:
    """A goal with its words for a reader."""

    planned: PlannedGoal
    domain: str
    steps: list[Step] = field(default_factory=list)

    @property
    def status(self):
        return Goal.Status(self.planned.status).label

    @property
    def tone(self):
        return Goal(status=self.planned.status).tone

    @property
    def priority(self):
        return Goal.Priority(self.planned.priority).label

    @property
    def is_first(self):
        return self.planned.priority == Goal.Priority.FIRST


@dataclass(frozen=True)
class Column:
    pillar: Pillar
    aims: list[Aim] = field(default_factory=list)


def columns(goals):
    """goals: of a snapshot or of today (PlannedGoal). Always three columns, so that an empty one is seen."""
    return [Column(pillar, _aims(pillar, goals)) for pillar in PILLARS]


def _aims(pillar, goals):
    labels = dict(pillar.domain_choices())
    hers = [goal for goal in goals if goal.pillar == pillar.slug]
    aims = [Aim(goal, labels[goal.domain], [Step(step) for step in goal.actions]) for goal in hers]
    return sorted(aims, key=lambda aim: ORDER.index(aim.planned.priority))
