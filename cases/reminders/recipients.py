"""Who is told: people of the case's own team, never someone who may not open it.

Each function is asked with the keys of some Dues, the ids of cases or of objects without a case, and answers with
{key: set of user ids} for all of them, in a few queries however many there are.
"""

from collections import defaultdict

from cases.models import Case, CaseUserObjectPermission, Seal
from coalesce.accounts.models import User
from coalesce.permissions import Role
from coalesce.tenancy import acting


def worker_and(role):
    """A function for a Rule: the case's caseworker and those of its team who have this role.

    Where all of them have left, the supervisors of the organisation are told, so that no date is told to nobody; of a
    sealed case whoever else is in its team, because nobody outside may open it.
    """

    def told(case_ids):
        people = defaultdict(set)
        workers = Case.objects.filter(pk__in=case_ids, assigned_to__is_active=True)
        for case_id, user_id in [*workers.values_list("pk", "assigned_to"), *_team(case_ids, role)]:
            people[case_id].add(user_id)
        nobodys = set(case_ids) - people.keys()
        return people | (_supervisors_or_of_the_seal(nobodys) if nobodys else {})

    return told


def supervisors_of(keys):
    """For a Rule that tells those who supervise the worker; of a sealed case, those of them who are in its team."""
    return _supervisors_or_of_the_seal(keys, Role.SUPERVISOR)


def those_with(role):
    """A function for a Rule: everybody of the organisation who has this role, whatever it is about."""

    def told(keys):
        return dict.fromkeys(keys, _with(role))

    return told


def _supervisors_or_of_the_seal(keys, *roles):
    """roles: what those in the team of a sealed case must have to be told."""
    sealed = set(Seal.objects.unbroken().filter(case__in=keys).values_list("case", flat=True))
    people = dict.fromkeys(keys, _with(Role.SUPERVISOR)) | {case_id: set() for case_id in sealed}
    for case_id, user_id in _team(sealed, *roles) if sealed else ():
        people[case_id].add(user_id)
    return people


def _team(case_ids, *roles):
    team = CaseUserObjectPermission.objects.filter(
        content_object__in=case_ids, user__is_active=True, user__roles__contains=list(roles)
    )
    return team.values_list("content_object", "user")


def _with(role):
    people = User.objects.filter(organisation=acting().organisation_id, is_active=True)
    return set(people.filter(roles__contains=[role]).values_list("pk", flat=True))
