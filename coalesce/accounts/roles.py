"""Which roles one person may give to another: never one that her organisation may not have."""

from coalesce.accounts.models import Organisation
from coalesce.permissions import Permission, Role

WITHOUT_CASEWORK = [Role.ORGANISATION_MANAGER, Role.DATA_PROTECTION_OFFICER]
WITH_CASEWORK = [
    Role.CASEWORKER,
    Role.SPECIALIST_PSYCHOSOCIAL,
    Role.SPECIALIST_LEGAL,
    Role.SPECIALIST_ECONOMIC,
    Role.SUPERVISOR,
    *WITHOUT_CASEWORK,
]
BY_AN_ADMINISTRATOR = [Role.ORGANISATION_MANAGER, Role.COORDINATOR]


def offered(*, at, by):
    """The roles that `by` may give at an organisation; `at` is None for people who belong to none.

    An administrator makes managers and coordinators only: who runs the servers appoints nobody who opens a record.
    """
    if by.may(Permission.ORGANISATIONS_MANAGE):
        return [Role.SYSTEM_ADMINISTRATOR] if at is None else BY_AN_ADMINISTRATOR
    works_with_women = at.consortium_role != Organisation.ConsortiumRole.NETWORK
    return WITH_CASEWORK if works_with_women else WITHOUT_CASEWORK


def after(person, chosen, *, by):
    """Her roles once `by` has chosen: what `by` may not give, `by` does not take away."""
    may_give = {role.value for role in offered(at=person.organisation, by=by)}
    kept = [role for role in person.roles if role not in may_give]
    return kept + [role for role in chosen if role in may_give]
