"""Who is told: people of the case's own team, never someone who may not open it."""

from collections import defaultdict

from cases.models import Case, CaseUserObjectPermission
from coalesce.accounts.models import User
from coalesce.permissions import Role
from coalesce.tenancy import acting


def worker_and(role):
    """A function for a Rule: the case's caseworker and those of its team who have this role.

    Where all of them have left, the supervisors of the organisation are told, so that no date is told to nobody.
    """

    def told(case_ids):
        people = defaultdict(set)
        workers = Case.objects.filter(pk__in=case_ids, assigned_to__is_active=True)
        team = CaseUserObjectPermission.objects.filter(
            content_object__in=case_ids, user__is_active=True, user__roles__contains=[role]
        )
        for case_id, user_id in [*workers.values_list("pk", "assigned_to"), *_pairs(team)]:
            people[case_id].add(user_id)
        return {case_id: people.get(case_id) or _supervisors() for case_id in case_ids}

    return told


def supervisors_of(case_ids):
    """For a Rule that tells those who supervise the worker."""
    people = _supervisors()
    return dict.fromkeys(case_ids, people)


def those_with(role):
    """A function for a Rule: everybody of the organisation who has this role, whatever it is about."""

    def told(keys):
        people = _active(role)
        return dict.fromkeys(keys, people)

    return told


def _pairs(team):
    return team.values_list("content_object", "user")


def _supervisors():
    return _active(Role.SUPERVISOR)


def _active(role):
    people = User.objects.filter(organisation=acting().organisation_id, is_active=True)
    return set(people.filter(roles__contains=[role]).values_list("pk", flat=True))
