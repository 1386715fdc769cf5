"""The receiver's pages: read, accept, decline. For anybody else they do not exist."""

from django.contrib import messages
from django.utils.translation import gettext as _

from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from referrals import contents
from referrals.forms import AcceptForm, DeclineForm
from referrals.packet import read
from referrals.transfers import access, actions, dates, destination, history


def received_page(request, number):
    transfer = access.received_or_404(request, number)
    side = access.received_side(transfer, request.user)
    context = {"transfer": transfer, "side": side, "may_answer": request.user.may(Permission.REFERRAL_ANSWER)}
    if side is not None:
        context |= _told(side.handed)
    elif access.may_read_letter(transfer, request.user):
        actions.note_reading(transfer=transfer, by=request.user)
        context |= _told(read(transfer))
    return render_page(request, "transfers/received.html", context | {"history": history.of_transfer(transfer)})


@requires(Permission.REFERRAL_ANSWER)
def accept(request, number):
    transfer = access.received_or_404(request, number)
    mine = request.user.organisation_id
    myself = request.user if request.user.may(Permission.CASE_EDIT) else None
    form = AcceptForm(posted(request), organisation_id=mine, initial={"caseworker": myself})
    if form.is_valid():
        caseworker = form.cleaned_data["caseworker"]
        actions.accept_transfer(transfer=transfer, caseworker=caseworker, by=request.user)
        messages.success(request, _("You are responsible for her now. Ask her for her consents before you begin."))
        return go_to(request, transfer)
    return render_page(request, "transfers/accept.html", {"transfer": transfer, "form": form})


@requires(Permission.REFERRAL_ANSWER)
def decline(request, number):
    transfer = access.received_or_404(request, number)
    form = DeclineForm(posted(request))
    if form.is_valid():
        actions.decline_transfer(transfer=transfer, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The transfer was declined."))
        return go_to(request, "transfers:list")
    return render_page(request, "transfers/decline.html", {"transfer": transfer, "form": form})


def _told(shared):
    return {
        "summary": shared["summary"],
        "sections": contents.sections(shared),
        "dates": [dates.of_key(key) for key in shared["dates"]],
        "destination": destination.rows(shared.get("destination")),
    }
