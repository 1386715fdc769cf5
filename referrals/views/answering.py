"""The receiver's pages: read, ask, accept, decline. For anybody else they do not exist."""

from django.contrib import messages
from django.utils.translation import gettext as _

from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from referrals import access, actions, contents, history, packet
from referrals.forms import AcceptForm, AskForm, DeclineForm


def received_page(request, number):
    referral = access.received_or_404(request, number)
    side = access.received_side(referral, request.user)
    context = {"referral": referral, "side": side, "may_answer": request.user.may(Permission.REFERRAL_ANSWER)}
    if access.may_read_letter(referral, side, request.user):
        shared = packet.read(referral)
        actions.mark_seen(referral=referral, by=request.user)
        context |= contents.letter(shared) | {"question": packet.question_of(referral)}
    if side is not None:
        context["comment"] = side.comment
    return render_page(request, "referrals/received.html", context | {"history": history.of_referral(referral)})


@requires(Permission.REFERRAL_ANSWER)
def ask(request, number):
    referral = access.received_or_404(request, number)
    form = AskForm(posted(request))
    if form.is_valid():
        actions.ask_sender(referral=referral, question=form.cleaned_data["question"], by=request.user)
        told = _("%(partner)s was asked, and reads your question.") % {"partner": referral.organisation}
        messages.success(request, told)
        return go_to(request, referral)
    return render_page(request, "referrals/ask.html", {"referral": referral, "form": form})


@requires(Permission.REFERRAL_ANSWER)
def accept(request, number):
    referral = access.received_or_404(request, number)
    mine = request.user.organisation_id
    myself = request.user if request.user.may(Permission.CASE_EDIT) else None
    form = AcceptForm(posted(request), organisation_id=mine, initial={"caseworker": myself})
    if form.is_valid():
        caseworker = form.cleaned_data["caseworker"]
        actions.accept_referral(referral=referral, caseworker=caseworker, by=request.user)
        messages.success(request, _("The referral was accepted, and a case of your own is open for her."))
        return go_to(request, referral)
    return render_page(request, "referrals/accept.html", {"referral": referral, "form": form})


@requires(Permission.REFERRAL_ANSWER)
def decline(request, number):
    referral = access.received_or_404(request, number)
    form = DeclineForm(posted(request))
    if form.is_valid():
        actions.decline_referral(referral=referral, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The referral was declined."))
        return go_to(request, "referrals:inbox")
    return render_page(request, "referrals/decline.html", {"referral": referral, "form": form})
