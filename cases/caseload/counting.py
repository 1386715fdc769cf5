"""The caseload of each worker, counted over the cases that the person who looks may see."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q

from cases import people
from cases.caseload import limits
from cases.caseload.overdue import overdue
from cases.choices import Risk
from cases.models import Case
from coalesce.accounts.models import User
from coalesce.permissions import Permission

STATES = [state for state in Case.State if state != Case.State.CLOSED]


@dataclass(frozen=True)
class Worker:
    person: User
    load: limits.Load
    states: list
    high_risk: int
    overdue: int


def of_workers(by, today):
    """Everybody who may lead cases or leads one, in five queries however many there are."""
    cases = Case.objects.worked_on_by(by).open()
    counted = {row["assigned_to"]: row for row in cases.order_by().values("assigned_to").annotate(**_columns())}
    late = Counter(overdue(cases, today).values_list("assigned_to", flat=True))
    may_lead = people.who_may(Permission.CASE_EDIT, by.organisation_id)
    everybody = User.objects.filter(Q(pk__in=may_lead.values("pk")) | Q(pk__in=list(counted))).order_by("name")
    agreed, own = limits.of_the_organisation(), limits.own_limits()
    return [_worker(person, counted.get(person.pk), late[person.pk], agreed, own) for person in everybody]


def _columns():
    states = {state.value: Count("pk", filter=Q(state=state)) for state in STATES}
    return {"total": Count("pk"), "high": Count("pk", filter=Q(risk_level=Risk.HIGH)), **states}


def _worker(person, row, late, agreed, own):
    row = row or {}
    load = limits.measured(person, row.get("total", 0), agreed, own)
    return Worker(person, load, [row.get(state.value, 0) for state in STATES], row.get("high", 0), late)
