"""What partners ask of us, and what we ask of them. No list opens a letter."""

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from coalesce.http import render_page
from coalesce.permissions import Permission, requires
from referrals.transfers import access
from referrals.transfers.models import SentTransfer, Transfer
from referrals.transfers.models.status import Status

PAGE = 25


@requires(Permission.REFERRAL_LIST)
def transfers(request):
    received, sent = Transfer.objects.received(), access.sent_sides(request.user).newest_first()
    to_approve = sent.filter(transfer__status=Status.TO_APPROVE)
    groups = {
        "waiting": (_("To answer"), received.waiting().order_by("answer_by", "id")),
        "received": (_("Received"), received.exclude(status=Status.REQUESTED).order_by("-sent_at", "id")),
        "sent": (_("Sent"), sent),
        "approve": (_("To approve"), to_approve),
    }
    if not request.user.may(Permission.CASE_APPROVE):
        del groups["approve"]
    chosen = request.GET.get("show") if request.GET.get("show") in groups else "waiting"
    rows = groups[chosen][1]
    if rows.model is not SentTransfer:
        rows = rows.select_related("organisation")
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "groups": [(name, label, found.count(), name == chosen) for name, (label, found) in groups.items()],
        "chosen": chosen,
        "is_ours": rows.model is SentTransfer,
    }
    return render_page(request, "transfers/list.html", context)
