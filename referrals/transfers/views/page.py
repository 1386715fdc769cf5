"""One address for a transfer: each side finds its own page there."""

from coalesce.permissions import Permission, requires
from referrals.transfers.models import Transfer
from referrals.transfers.views.answering import received_page
from referrals.transfers.views.writing import sent_page


@requires(Permission.REFERRAL_LIST)
def transfer(request, number):
    is_mine = Transfer.objects.sent().filter(number=number).exists()
    return sent_page(request, number) if is_mine else received_page(request, number)
