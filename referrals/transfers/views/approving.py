"""The supervisor's pages: a transfer across a border goes when she has agreed, or comes back with what is missing."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from referrals.transfers import access, actions
from referrals.transfers.forms import SendBackForm


@requires(Permission.CASE_APPROVE)
@require_POST
def approve(request, number):
    side = access.sent_or_404(request, number)
    actions.approve_transfer(transfer=side.transfer, seen=request.POST.get("seen", ""), by=request.user)
    messages.success(request, _("The transfer was approved and sent."))
    return go_to(request, side.transfer)


@requires(Permission.CASE_APPROVE)
def send_back(request, number):
    side = access.sent_or_404(request, number)
    form = SendBackForm(posted(request), initial={"version": side.transfer.version})
    if form.is_valid():
        actions.send_back(transfer=side.transfer, by=request.user, **form.cleaned_data)
        messages.success(request, _("The transfer is a draft again, with your words."))
        return go_to(request, side.transfer)
    return render_page(
        request, "transfers/send_back.html", {"transfer": side.transfer, "case": side.case, "form": form}
    )
