"""What she agreed to, purpose by purpose, with everything she decided before."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from cases import actions, consents, ledger
from cases.access import case_of
from cases.forms import ConsentForm, WithdrawForm
from cases.models import Consent
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires

RECORD = {
    Consent.Decision.GIVEN: actions.give_consent,
    Consent.Decision.REFUSED: actions.refuse_consent,
    Consent.Decision.NOT_POSSIBLE: actions.note_that_she_could_not_be_asked,
}


@requires(Permission.CASE_VIEW)
def consent_list(request, code):
    case = case_of(request, code)
    history = case.consents.select_related("recipient", "recorded_by", "explained_by")
    context = {"case": case, "parts": ledger.of(case), "history": history, "withheld": consents.withholding(case)}
    return render(request, "cases/consents.html", context)


@requires(Permission.CONSENT_EDIT)
def decide(request, code, purpose):
    case = case_of(request, code)
    if purpose not in Consent.Purpose.values:
        raise Http404
    about = {"partner": request.GET.get("with", ""), "scope": request.GET.get("which", "")}
    form = ConsentForm(posted(request), purpose=purpose, case=case, by=request.user, **about)
    if form.is_valid():
        record = RECORD[form.cleaned_data["decision"]]
        record(case=case, purpose=purpose, by=request.user, **form.told)
        messages.success(request, _("Her decision was recorded."))
        return go_to(request, "cases:consents", case.code)
    context = {"case": case, "form": form, "purpose": Consent.Purpose(purpose)}
    return render_page(request, "cases/consent_form.html", context)


@requires(Permission.CONSENT_EDIT)
def withdraw(request, code, pk):
    case = case_of(request, code)
    consent = get_object_or_404(case.consents.select_related("recipient"), pk=pk)
    form = WithdrawForm(posted(request))
    if form.is_valid():
        actions.withdraw_consent(consent=consent, by=request.user, **form.cleaned_data)
        messages.success(request, _("Her consent is withdrawn, and what rested on it has ended."))
        return go_to(request, "cases:consents", case.code)
    return render_page(request, "cases/consent_withdraw.html", {"case": case, "consent": consent, "form": form})
