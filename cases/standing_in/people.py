"""Who stands in for whom on a day: asked of the dates each time, so that nobody has to do anything for it to end."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from cases.models import Case, CaseUserObjectPermission, Leave, Seal
from cases.models.case import TEAM


def absent_for(user, day):
    """Those who are away on this day and for whom she sees to what is due: a queryset of ids, to ask within another."""
    return Leave.objects.on(day).filter(stand_in=user).values("person")


def stands_in_for(user, day):
    """The same, as a set of ids."""
    return set(absent_for(user, day).values_list("person", flat=True))


def stand_in_of(user, day):
    """The User who sees to it on this day, or None where she is not away."""
    leave = Leave.objects.on(day).filter(person=user).select_related("stand_in").first()
    return leave.stand_in if leave else None


def in_the_team_of(case, day):
    """The leaves (with both people) by which somebody who is not in its team may open this case on this day."""
    if Seal.objects.unbroken().filter(case=case).exists():
        return []
    team = case.team.values("user")
    leaves = Leave.objects.on(day).filter(person__in=team).exclude(stand_in__in=team)
    return list(leaves.select_related("person", "stand_in").order_by("stand_in__name"))


def with_the_seal(told, day):
    """The same; of a sealed case also its whole team while one of those told is away, as her stand-in may not open it.

    told: {case: ids of the people who are told of a date of it}.
    """
    away = set(Leave.objects.on(day).values_list("person", flat=True))
    missed = [case_id for case_id, people in told.items() if away & set(people)]
    if not missed:
        return told
    teams = defaultdict(set)
    sealed = Seal.objects.unbroken().filter(case__in=missed).values("case")
    places = _places().filter(content_object__in=sealed, user__is_active=True)
    for case_id, person in places.values_list("content_object", "user"):
        teams[case_id].add(person)
    return {case_id: set(people) | teams[case_id] for case_id, people in told.items()}


@dataclass
class LeftOut:
    """Open cases that are sealed, so that no stand-in opens them. alone: those with nobody else in the team."""

    count: int = 0
    alone: int = 0


def left_out(people):
    """{id of a person: what her stand-in does not open}, in one query for all of them."""
    others = _places().filter(content_object=OuterRef("content_object"), user__is_active=True)
    sealed = Seal.objects.unbroken().filter(case=OuterRef("content_object"))
    places = _places().filter(Exists(sealed), user__in=people).exclude(content_object__state=Case.State.CLOSED)
    counted = defaultdict(LeftOut)
    asked = places.annotate(shared=Exists(others.exclude(user=OuterRef("user"))))
    for person, shared in asked.values_list("user", "shared"):
        counted[person].count += 1
        counted[person].alone += not shared
    return counted


def _places():
    return CaseUserObjectPermission.objects.filter(permission__codename=TEAM)
