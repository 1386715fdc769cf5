"""What a plan holds: her goals and the steps towards them, as they are today or as they were when she agreed."""

import datetime
import hashlib
import json
from dataclasses import asdict, dataclass, field, fields

PROMISED = ("statement", "domain", "priority", "target", "due_on")
"""What a goal is to her. Where it stands on the way is no change of the plan."""


@dataclass(frozen=True)
class PlannedAction:
    id: str
    what: str
    who: str
    whom: str
    due_on: datetime.date | None
    done_on: datetime.date | None = None

    @property
    def promise(self):
        return self.what, self.who, self.whom, self.due_on


@dataclass(frozen=True)
class PlannedGoal:
    id: str
    pillar: str
    domain: str
    statement: str
    priority: str
    status: str
    baseline: int | None
    target: int | None
    due_on: datetime.date | None
    actions: tuple[PlannedAction, ...] = field(default=())


def planned(goals, actions):
    """goals, actions: the rows of a case. Goals that have ended and steps that were given up are not part of it."""
    steps = {}
    for action in actions:
        steps.setdefault(action.goal_id, []).append(_planned(PlannedAction, action))
    return [_planned(PlannedGoal, goal, actions=tuple(steps.get(goal.pk, ()))) for goal in goals if not goal.has_ended]


def _planned(kind, row, **more):
    names = [one.name for one in fields(kind) if one.name not in {"id", "actions"}]
    return kind(id=str(row.pk), **{name: getattr(row, name) for name in names}, **more)


def sealed(goals):
    """As it lies in the snapshot: plain lists and words."""
    return json.loads(json.dumps([asdict(goal) for goal in goals], default=str))


def opened(rows):
    """The goals of a snapshot."""
    return [PlannedGoal(**_dated(row) | {"actions": _actions(row)}) for row in rows]


def fingerprint(goals):
    """Travels with a form: what she agrees to is what stood on the screen."""
    promises = [[goal.id, *_promise(goal), [[step.id, *step.promise] for step in goal.actions]] for goal in goals]
    return hashlib.sha256(json.dumps(promises, default=str).encode()).hexdigest()


def _promise(goal):
    return [getattr(goal, name) for name in PROMISED]


def _actions(row):
    return tuple(PlannedAction(**_dated(step)) for step in row["actions"])


def _dated(row):
    days = {name: datetime.date.fromisoformat(row[name]) for name in ("due_on", "done_on") if row.get(name)}
    return row | days
