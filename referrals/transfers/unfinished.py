"""What transfers say of a case that is about to be closed: a partner has been asked to take her on."""

from django.utils.translation import gettext as _

from cases.lifecycle import OpenEnd
from cases.models import Case
from referrals.transfers.models import SentTransfer
from referrals.transfers.models.status import LIVE


def blocks_the_closure(case, move):
    """With the partner's yes the file is closed by itself; until then nobody closes it from under the partner."""
    if move.to == Case.State.CLOSED and _live(case).exists():
        return _("A transfer of hers is waiting. Wait for the answer, or take it back.")
    return None


def open_transfers(case):
    return [OpenEnd(_sentence(side.transfer), side.transfer.get_absolute_url()) for side in _live(case)]


def _live(case):
    return SentTransfer.objects.filter(case=case, transfer__status__in=LIVE).select_related("transfer__receiver")


def _sentence(transfer):
    told = {"partner": transfer.receiver, "status": transfer.get_status_display()}
    return _("Transfer to %(partner)s: %(status)s") % told
