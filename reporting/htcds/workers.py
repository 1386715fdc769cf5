"""Whose case an imported row becomes: the case owner it names, if that is somebody here, and otherwise one person."""

from coalesce.accounts.models import User
from coalesce.permissions import Permission, Role
from coalesce.tenancy import acting
from reporting.htcds.values import folded


def here():
    """Everyone who may be given a case in the acting organisation, in the order in which they joined."""
    people = User.objects.filter(organisation=acting().organisation_id, is_active=True).order_by("joined_at", "pk")
    return [person for person in people if person.may(Permission.CASE_EDIT) or person.has_role(Role.SUPERVISOR)]


def standing_in(people):
    """Who takes rows that name nobody: a supervisor, who sees every case anyway and hands them on; or the only one."""
    supervisors = [person for person in people if person.has_role(Role.SUPERVISOR)]
    return (supervisors or (people if len(people) == 1 else [None]))[0]


def by_words(people):
    """{name or e-mail address: person}, without the names that two people share."""
    found = {}
    for person in people:
        for words in {folded(person.name), folded(person.email)}:
            found[words] = None if words in found else person
    return found
