"""Asking to share without her consent, deciding it, writing the one referral, and looking through what was shared."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from cases import consents
from cases.access import case_of
from cases.models import Case, Consent
from cases.pages import page_of
from coalesce.encryption import keyring
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from referrals import actions as referral_actions
from referrals.overrides import actions
from referrals.overrides.forms import AskForm, DecideForm, WriteForm
from referrals.overrides.models import Override

DECIDE = {"approved": actions.approve_override, "declined": actions.decline_override}


@requires(Permission.OVERRIDE_ASK)
def ask(request, code):
    case = case_of(request, code)
    form = AskForm(posted(request), organisation_id=case.organisation_id)
    if form.is_valid():
        override = actions.ask_for_override(case=case, by=request.user, **form.cleaned_data)
        messages.success(request, _("A supervisor decides it now. Nothing is shared until then."))
        return go_to(request, override)
    context = {"case": case, "form": form, "withheld": consents.withholding(case)}
    return render_page(request, "overrides/ask.html", context)


@requires(Permission.REFERRAL_LIST)
def override(request, pk):
    override = _of_her_cases(request, pk)
    said = consents.standing(override.case, Consent.Purpose.SHARE_REFERRAL, override.receiver)
    return render_page(request, "overrides/override.html", {"override": override, "case": override.case, "said": said})


@requires(Permission.OVERRIDE_APPROVE)
def decide(request, pk):
    override = _of_her_cases(request, pk)
    form = DecideForm(posted(request))
    if form.is_valid():
        answer = DECIDE[form.cleaned_data["answer"]]
        answer(override=override, words=form.cleaned_data["words"], by=request.user)
        messages.success(request, _("Your answer was recorded, and her caseworker is told."))
        return go_to(request, override)
    said = consents.standing(override.case, Consent.Purpose.SHARE_REFERRAL, override.receiver)
    context = {"override": override, "case": override.case, "form": form, "said": said}
    return render_page(request, "overrides/decide.html", context)


@requires(Permission.REFERRAL_SEND)
def write(request, pk):
    override = _of_her_cases(request, pk)
    if request.method == "GET" and not override.is_usable:
        return go_to(request, override)
    form = WriteForm(posted(request), override=override, initial={"urgency": "emergency"})
    if form.is_valid():
        about = {"case": override.case, "receiver": override.receiver, "once": form.cleaned_data["once"]}
        referral = referral_actions.draft_referral(by=request.user, **about, **form.choices_made)
        return go_to(request, referral)
    return render_page(request, "overrides/write.html", {"override": override, "case": override.case, "form": form})


@requires(Permission.OVERRIDE_REVIEW)
def override_list(request):
    overrides = Override.objects.select_related("case", "receiver", "asked_by", "decided_by", "referral")
    page = page_of(overrides.newest_first(), request.GET.get("page"))
    keyring.load({override.woman_id for override in page.rows})
    return render_page(request, "overrides/list.html", {"page": page})


def _of_her_cases(request, pk):
    """One of a case that this person works on; any other is as absent as one that never was."""
    overrides = Override.objects.filter(case__in=Case.objects.worked_on_by(request.user))
    return get_object_or_404(overrides.select_related("case__woman", "receiver", "asked_by", "decided_by"), pk=pk)
