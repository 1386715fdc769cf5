"""Choosing the service, writing, looking at exactly what will be read there."""

from django.shortcuts import get_object_or_404

from cases.access import case_of
from cases.models.consent import Category
from cases.notes import drafts
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from referrals import contents, packet
from referrals.outside import access, actions, copying, gates, history, offers
from referrals.outside.forms import LinkForm, OutsideForm, PrintForm


@requires(Permission.REFERRAL_SEND)
def choose(request, code):
    """Services that her consent names come first; for any other she has to be asked."""
    case = case_of(request, code)
    words = request.GET.get("q", "").strip()
    context = {"case": case, "agreed": gates.agreed_to(case), "words": words, "found": offers.matching(words)}
    return render_page(request, "outside/choose.html", context)


@requires(Permission.REFERRAL_SEND)
def write(request, code, pk):
    """pk: of her consent, which names the service."""
    case = case_of(request, code)
    asked = get_object_or_404(case.consents.filter(purpose=gates.PURPOSE), pk=pk)
    consent = _consent(request, case, asked.scope)
    if consent is None:
        return go_to(request, "outside:new", case.code)
    form = drafts.kept(OutsideForm(posted(request), agreed=consent.categories), request, case, f"outside {pk}")
    if form.is_valid():
        once = form.cleaned_data["once"]
        made = actions.draft_referral(case=case, consent=consent, by=request.user, once=once, **form.choices_made)
        drafts.done(form)
        return go_to(request, made)
    return _written(request, case, consent, form)


@requires(Permission.REFERRAL_SEND)
def change(request, number):
    referral = access.referral_or_404(request, number)
    consent = _consent(request, referral.case, referral.consent.scope)
    if request.method == "GET" and (consent is None or not referral.is_draft):
        return go_to(request, referral)
    form = OutsideForm(posted(request), agreed=consent.categories, initial=_as_written(referral))
    drafts.kept(form, request, referral.case, f"outside {number}")
    if form.is_valid():
        version = form.cleaned_data["version"]
        actions.change_draft(referral=referral, version=version, by=request.user, **form.choices_made)
        drafts.done(form)
        return go_to(request, referral)
    return _written(request, referral.case, consent, form, draft=referral)


@requires(Permission.REFERRAL_LIST)
def referral(request, number):
    """The draft as it will be read, or the copy of what went out."""
    referral = access.referral_or_404(request, number)
    shared = _copy_of(referral)
    consent = gates.live_consent(referral.case, referral.consent.scope)
    seen = packet.mark_of(shared)
    context = {
        "referral": referral,
        "case": referral.case,
        "is_covered": consent is not None and consent.covers(referral.categories),
        "not_shared": [category.label for category in Category if category not in referral.categories],
        "print_form": PrintForm(initial={"seen": seen}),
        "link_form": LinkForm(initial={"seen": seen, "version": referral.version}),
        "history": history.of_referral(referral),
    }
    return render_page(request, "outside/referral.html", context | contents.letter(shared))


def _copy_of(referral):
    """What went out, or what would go out today."""
    if referral.is_frozen:
        return referral.shared
    return copying.copy_of(referral.case, referral.categories, **referral.shared)


def _written(request, case, consent, form, draft=None):
    not_agreed = [category.label for category in Category if category not in consent.categories]
    context = {"case": case, "consent": consent, "form": form, "not_agreed": not_agreed, "draft": draft}
    return render_page(request, "outside/write.html", context)


def _consent(request, case, mark):
    """Her consent or None; what was typed while she took it back is shown again with the refusal."""
    if request.method == "POST":
        return gates.demand_consent(case, mark)
    return gates.live_consent(case, mark)


def _as_written(referral):
    written = {name: getattr(referral, name) for name in ("service_type", "categories", "version")}
    return written | referral.shared
