"""What was shared outside belongs to the team of her case; for anybody else it does not exist."""

from django.shortcuts import get_object_or_404

from cases.models import Case
from coalesce.encryption import keyring
from referrals.outside.models import OutsideReferral

PEOPLE = ("drafted_by", "printed_by", "linked_by", "case__assigned_to")


def of_her_cases(user):
    """What this person's own teams shared."""
    shared = OutsideReferral.objects.of_cases(Case.objects.worked_on_by(user))
    return shared.select_related("consent", "case__woman", *PEOPLE)


def referral_or_404(request, number):
    return get_object_or_404(of_her_cases(request.user), number=number)


def of_case(case, user):
    """Of one case, the newest first, ready to be listed."""
    shared = list(of_her_cases(user).filter(case=case).newest_first())
    keyring.load({one.woman_id for one in shared})
    return shared
