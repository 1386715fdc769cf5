"""What referrals say of a case that is about to be closed: a partner still answers, or still works with her."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.lifecycle import OpenEnd
from cases.models import Case
from referrals.models import SentReferral
from referrals.models.status import LIVE


def blocks_the_closure(case, move):
    """A case is not closed while a referral was sent and not answered, or accepted and not finished."""
    if move.to != Case.State.CLOSED:
        return None
    count = _live(case).count()
    if not count:
        return None
    return ngettext(
        "A referral is still open. Wait for its end, or take it back.",
        "%(count)d referrals are still open. Wait for their end, or take them back.",
        count,
    ) % {"count": count}


def open_referrals(case):
    return [OpenEnd(_sentence(side.referral), side.referral.get_absolute_url()) for side in _live(case)]


def _live(case):
    return SentReferral.objects.filter(case=case, referral__status__in=LIVE).select_related("referral__receiver")


def _sentence(referral):
    told = {"partner": referral.receiver, "status": referral.get_status_display()}
    return _("Referral to %(partner)s: %(status)s") % told
