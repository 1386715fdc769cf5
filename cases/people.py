"""Colleagues of one organisation, by what they may do."""

from coalesce.accounts.models import User
from coalesce.permissions import GRANTS


def who_may(permission, organisation_id):
    roles = [role.value for role, granted in GRANTS.items() if permission in granted]
    return User.objects.filter(organisation_id=organisation_id, is_active=True, roles__overlap=roles)
