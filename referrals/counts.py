"""The numbers that stand beside a word: in the top bar and on the tab of a case."""

from coalesce.permissions import Permission
from coalesce.tenancy import acting
from referrals.models import Referral, SentReferral
from referrals.models.status import LIVE


def to_answer(request):
    """How many referrals wait for an answer of this person's organisation; None when she cannot answer."""
    if acting() is None or not request.user.may(Permission.REFERRAL_ANSWER):
        return None
    return Referral.objects.received().waiting().count()


def live_of_case(case):
    return SentReferral.objects.filter(case=case, referral__status__in=LIVE).count()
