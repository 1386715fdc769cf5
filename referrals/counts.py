"""The numbers that stand beside a word: in the top bar, on the lists and on the tab of a case."""

from coalesce.permissions import Permission
from coalesce.tenancy import acting
from referrals.models import Referral, SentReferral
from referrals.models.status import LIVE


def referrals_waiting():
    return Referral.objects.received().waiting()


waiting = [referrals_waiting]
"""Functions that give what waits for an answer of the acting organisation, as a queryset."""


def to_answer(request):
    """How much waits for an answer of this person's organisation, in one query; None when she cannot answer."""
    if acting() is None or not request.user.may(Permission.REFERRAL_ANSWER):
        return None
    first, *others = [find().order_by().values("pk") for find in waiting]
    return first.union(*others, all=True).count()


def live_of_case(case):
    return SentReferral.objects.filter(case=case, referral__status__in=LIVE).count()
