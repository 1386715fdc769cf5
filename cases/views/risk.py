"""How safe she is: the judgements so far, and the next one."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _

from cases import actions, lifecycle
from cases.access import case_of
from cases.forms import RiskForm
from cases.notes import drafts
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires


@requires(Permission.CASE_VIEW)
def risk(request, code):
    case = case_of(request, code)
    return render(
        request, "cases/risk.html", {"case": case, "reviews": case.risk_reviews.select_related("reviewed_by")}
    )


@requires(Permission.PILLAR_EDIT)
def review(request, code):
    case = case_of(request, code)
    lifecycle.demand_open(case)
    form = drafts.kept(RiskForm(posted(request), case=case), request, case, "risk")
    if form.is_valid():
        actions.review_risk(case=case, by=request.user, **form.cleaned_data)
        drafts.done(form)
        messages.success(request, _("The review of the risk was saved."))
        return go_to(request, case)
    return render_page(request, "cases/risk_form.html", {"case": case, "form": form})
