"""What the audit asks: is this woman's record sealed from this person?"""

from cases.models import CaseUserObjectPermission, Seal
from cases.models.case import TEAM


def is_sealed_from(woman_id, user):
    """One of her cases is sealed, and she who asks is not in its team."""
    sealed = set(Seal.objects.unbroken().filter(woman=woman_id).values_list("case", flat=True))
    if not sealed:
        return False
    team = CaseUserObjectPermission.objects.filter(user=user, permission__codename=TEAM, content_object__in=sealed)
    return team.count() < len(sealed)
