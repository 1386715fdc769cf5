"""Who stands in for whom on a day: asked of the dates each time, so that nobody has to do anything for it to end."""

from collections import defaultdict

from cases.models import CaseUserObjectPermission, Leave, Seal
from cases.models.case import TEAM


def stands_in_for(user, day):
    """Ids of those who are away on this day and for whom she sees to what is due."""
    return set(Leave.objects.on(day).filter(stand_in=user).values_list("person", flat=True))


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
    """told: {case: ids of the people who are told of a date of it}. The same, and where somebody of a sealed case is
    away: everybody in its team, because her stand-in may not open it."""
    away = set(Leave.objects.on(day).values_list("person", flat=True))
    missed = [case_id for case_id, people in told.items() if away & set(people)]
    if not missed:
        return told
    teams = defaultdict(set)
    sealed = Seal.objects.unbroken().filter(case__in=missed).values("case")
    places = CaseUserObjectPermission.objects.filter(content_object__in=sealed, permission__codename=TEAM)
    for case_id, person in places.filter(user__is_active=True).values_list("content_object", "user"):
        teams[case_id].add(person)
    return {case_id: set(people) | teams[case_id] for case_id, people in told.items()}


def left_out(people):
    """{person's id: how many open cases of her teams are sealed}, of these people."""
    counted = defaultdict(int)
    places = CaseUserObjectPermission.objects.filter(user__in=people, permission__codename=TEAM)
    sealed = places.filter(content_object__in=Seal.objects.unbroken().values("case"))
    for person in sealed.exclude(content_object__state="closed").values_list("user", flat=True):
        counted[person] += 1
    return counted
