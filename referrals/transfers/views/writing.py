"""The sender's pages: choose the partner, prepare, look at exactly what she will see, send, take back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases import consents, places
from cases.access import case_of
from cases.models.consent import Category
from coalesce.accounts.models import Organisation
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from referrals import contents
from referrals.packet import mark_of
from referrals.transfers import access, actions, dates, destination, history, packet
from referrals.transfers.actions import demands
from referrals.transfers.actions.sending import may_approve
from referrals.transfers.forms import TransferForm


@requires(Permission.REFERRAL_SEND)
def choose_partner(request, code):
    """Partners whom her consent names for this; for the others she has to be asked."""
    case = case_of(request, code)
    others = Organisation.objects.active().others_than(case.organisation_id)
    live = {consent.recipient_id: consent for consent in case.consents.live().filter(purpose=demands.PURPOSE)}
    context = {
        "case": case,
        "agreed": [(partner, live[partner.pk], _labels(live[partner.pk])) for partner in others if partner.pk in live],
        "others": [partner for partner in others if partner.pk not in live],
    }
    return render_page(request, "transfers/choose_partner.html", context)


@requires(Permission.REFERRAL_SEND)
def write(request, code, partner):
    case = case_of(request, code)
    receiver = get_object_or_404(Organisation.objects.active().others_than(case.organisation_id), code=partner)
    consent = _consent(request, case, receiver)
    if consent is None:
        return go_to(request, "transfers:new", case.code)
    form = _form(request, case, receiver, consent)
    if form.is_valid():
        once = form.cleaned_data["once"]
        made = actions.draft_transfer(case=case, receiver=receiver, by=request.user, once=once, **form.choices_made)
        return go_to(request, made)
    return _written(request, case, receiver, consent, form)


@requires(Permission.REFERRAL_SEND)
def change(request, number):
    side = access.sent_or_404(request, number)
    transfer, receiver = side.transfer, side.transfer.receiver
    consent = _consent(request, side.case, receiver)
    if request.method == "GET" and (consent is None or not transfer.is_draft):
        return go_to(request, transfer)
    form = _form(request, side.case, receiver, consent, initial=_as_written(side))
    if form.is_valid():
        version = form.cleaned_data["version"]
        actions.change_draft(transfer=transfer, version=version, by=request.user, **form.choices_made)
        return go_to(request, transfer)
    return _written(request, side.case, receiver, consent, form, draft=transfer)


@requires(Permission.REFERRAL_SEND)
@require_POST
def submit(request, number):
    side = access.sent_or_404(request, number)
    transfer = actions.submit_draft(transfer=side.transfer, seen=request.POST.get("seen", ""), by=request.user)
    told = _("A supervisor looks at it before it goes.") if transfer.is_to_approve else _("The transfer was sent.")
    messages.success(request, told)
    return go_to(request, transfer)


@requires(Permission.REFERRAL_SEND)
def take_back(request, number):
    side = access.sent_or_404(request, number)
    if request.method == "POST":
        actions.revoke_transfer(transfer=side.transfer, by=request.user)
        messages.success(request, _("The transfer was taken back."))
        return go_to(request, "referrals:case", side.case.code)
    return render_page(request, "transfers/take_back.html", {"transfer": side.transfer, "case": side.case})


def sent_page(request, number):
    """The sender's page: what is prepared as the partner would see it, or the copy of what was sent."""
    side = access.sent_or_404(request, number)
    transfer = side.transfer
    has_left = transfer.sent_at is not None
    shared = side.shared if has_left else packet.copy_of(side.case, side.categories, **side.shared)
    consent = side.consent if has_left else consents.live(side.case, demands.PURPOSE, transfer.receiver)
    is_before = transfer.is_draft or transfer.is_to_approve
    context = {
        "side": side,
        "case": side.case,
        "transfer": transfer,
        "is_before": is_before,
        "is_covered": consent is not None and consent.covers(side.categories),
        "missing": demands.missing_for_sending(side) if is_before else [],
        "may_approve": transfer.is_to_approve and may_approve(transfer, side, request.user),
        "summary": shared["summary"],
        "sections": contents.sections(shared),
        "dates": [dates.of_key(key) for key in shared["dates"]],
        "left_behind": _left_behind(side.case, shared) if is_before else [],
        "destination": destination.rows(shared.get("destination")),
        "not_shared": [category.label for category in Category if category not in side.categories],
        "history": history.of_transfer(transfer, side.file_closed_at),
        "seen": mark_of(shared),
    }
    return render_page(request, "transfers/draft.html" if is_before else "transfers/sent.html", context)


def _form(request, case, receiver, consent, initial=None):
    across = "" if case.organisation.country == receiver.country else receiver.country
    ahead = dates.ahead_of(case)
    return TransferForm(posted(request), agreed=consent.categories, ahead=ahead, across=across, initial=initial)


def _written(request, case, receiver, consent, form, draft=None):
    context = {
        "case": case,
        "receiver": receiver,
        "country": places.country_name(receiver.country),
        "consent": consent,
        "form": form,
        "not_agreed": [category.label for category in Category if category not in consent.categories],
        "draft": draft,
    }
    return render_page(request, "transfers/write.html", context)


def _consent(request, case, receiver):
    """Her consent or None; what was typed while she took it back is shown again with the refusal."""
    if request.method == "POST":
        return demands.demand_consent(case, receiver)
    return consents.live(case, demands.PURPOSE, receiver)


def _labels(consent):
    return [category.label for category in Category if category in consent.categories]


def _left_behind(case, shared):
    return [date for date in dates.ahead_of(case) if date.key not in shared["dates"]]


def _as_written(side):
    transfer, shared = side.transfer, side.shared
    written = {name: getattr(transfer, name) for name in ("introduction", "meets_on", "version")}
    told = {"summary": shared["summary"], "dates": shared["dates"], "categories": side.categories}
    return written | told | shared["destination"]
