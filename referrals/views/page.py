"""One address for a referral: each side finds its own page there."""

from coalesce.permissions import Permission, requires
from referrals.models import Referral
from referrals.views.answering import received_page
from referrals.views.writing import sent_page


@requires(Permission.REFERRAL_LIST)
def referral(request, number):
    is_mine = Referral.objects.sent().filter(number=number).exists()
    return sent_page(request, number) if is_mine else received_page(request, number)
