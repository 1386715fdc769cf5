"""The sender's pages: choose the partner, write, look at exactly what she will see, send, take back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases import consents
from cases.access import case_of
from cases.models import Consent
from cases.models.consent import Category
from cases.notes import drafts
from coalesce.accounts.models import Organisation
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from referrals import access, actions, contents, history, packet
from referrals.actions import sending
from referrals.forms import ReferralForm, TakeBackForm
from referrals.overrides.standing import covered_by_override

SHARING = Consent.Purpose.SHARE_REFERRAL


@requires(Permission.REFERRAL_SEND)
def choose_partner(request, code):
    """Partners whom her consent names come first; for the others she has to be asked."""
    case = case_of(request, code)
    others = Organisation.objects.active().others_than(case.organisation_id)
    live = {consent.recipient_id: consent for consent in case.consents.live().filter(purpose=SHARING)}
    context = {
        "case": case,
        "agreed": [(partner, live[partner.pk], _labels(live[partner.pk])) for partner in others if partner.pk in live],
        "others": [partner for partner in others if partner.pk not in live],
    }
    return render_page(request, "referrals/choose_partner.html", context)


@requires(Permission.REFERRAL_SEND)
def write(request, code, partner):
    case = case_of(request, code)
    receiver = get_object_or_404(Organisation.objects.active().others_than(case.organisation_id), code=partner)
    consent = _consent(request, case, receiver)
    if consent is None:
        return go_to(request, "referrals:new", case.code)
    form = ReferralForm(posted(request), agreed=consent.categories, initial={"urgency": "routine"})
    drafts.kept(form, request, case, f"referral {partner}")
    if form.is_valid():
        once = form.cleaned_data["once"]
        referral = actions.draft_referral(case=case, receiver=receiver, by=request.user, once=once, **form.choices_made)
        drafts.done(form)
        return go_to(request, referral)
    context = {"case": case, "receiver": receiver, "consent": consent, "form": form, "not_agreed": _not_in(consent)}
    return render_page(request, "referrals/write.html", context)


@requires(Permission.REFERRAL_SEND)
def change(request, number):
    side = access.sent_or_404(request, number)
    referral, consent = side.referral, _consent(request, side.case, side.referral.receiver)
    if request.method == "GET" and (consent is None or not referral.is_draft):
        return go_to(request, referral)
    form = ReferralForm(posted(request), agreed=consent.categories, initial=_as_written(side))
    drafts.kept(form, request, side.case, f"referral {number}")
    if form.is_valid():
        version = form.cleaned_data["version"]
        actions.change_draft(referral=referral, version=version, by=request.user, **form.choices_made)
        drafts.done(form)
        return go_to(request, referral)
    context = {"case": side.case, "receiver": referral.receiver, "consent": consent, "form": form}
    return render_page(request, "referrals/write.html", context | {"not_agreed": _not_in(consent), "draft": referral})


@requires(Permission.REFERRAL_SEND)
@require_POST
def send(request, number):
    side = access.sent_or_404(request, number)
    actions.send_draft(referral=side.referral, seen=request.POST.get("seen", ""), by=request.user)
    messages.success(request, _("The referral was sent to %(partner)s.") % {"partner": side.referral.receiver})
    return go_to(request, side.referral)


@requires(Permission.REFERRAL_SEND)
def take_back(request, number):
    side = access.sent_or_404(request, number)
    form = None if side.referral.is_draft else TakeBackForm(posted(request))
    if request.method == "POST" and (form is None or form.is_valid()):
        _take_back(side.referral, form, by=request.user)
        messages.success(request, _("The referral was taken back."))
        return go_to(request, "referrals:case", side.case.code)
    context = {"referral": side.referral, "case": side.case, "form": form}
    return render_page(request, "referrals/take_back.html", context)


def _take_back(referral, form, by):
    hers = form is not None and form.cleaned_data["whose"] == "hers"
    (actions.withdraw_referral if hers else actions.revoke_referral)(referral=referral, by=by)


def sent_page(request, number):
    """The sender's page: a draft as the partner would see it, or the copy of what was sent."""
    side = access.sent_or_404(request, number)
    referral = side.referral
    shared = packet.copy_of(side.case, side.categories, **side.shared) if referral.is_draft else side.shared
    consent = consents.live(side.case, SHARING, referral.receiver)
    context = {
        "consent": consent,
        "is_covered": _is_covered(side, consent),
        "side": side,
        "case": side.case,
        "referral": referral,
        "question": packet.question_of(referral),
        "comment": packet.comment_of(referral),
        "earlier": side.earlier_letters.select_related("consent"),
        "renewed": _renewed(side, consent),
        "not_shared": [category.label for category in Category if category not in side.categories],
        "history": history.of_referral(referral),
        "seen": packet.mark_of(shared),
    }
    template = "referrals/draft.html" if referral.is_draft else "referrals/sent.html"
    return render_page(request, template, context | contents.letter(shared))


def _is_covered(side, consent):
    if consent is not None and consent.covers(side.categories):
        return True
    return covered_by_override(side.case, side.referral.receiver, side.categories) is not None


def _renewed(side, consent):
    """Her consent of today where it lasts longer than what was sent: a letter keeps the end it was sent with."""
    referral = side.referral
    if consent is None or not referral.is_live or consent.pk == side.consent_id or referral.expires_on is None:
        return None
    lasts_longer = consent.expires_on is None or consent.expires_on > referral.expires_on
    return consent if lasts_longer else None


def _consent(request, case, receiver):
    """Her consent or None; what was typed while she took it back is shown again with the refusal."""
    if request.method == "POST":
        return sending.demand_consent(case, receiver)
    return consents.live(case, SHARING, receiver)


def _labels(consent):
    return [category.label for category in Category if category in consent.categories]


def _not_in(consent):
    return [category.label for category in Category if category not in consent.categories]


def _as_written(side):
    referral = side.referral
    written = {field: getattr(referral, field) for field in ("service_type", "reason", "urgency", "version")}
    return written | side.shared | {"categories": side.categories}
