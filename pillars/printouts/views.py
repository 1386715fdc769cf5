"""Choosing what is printed, and the paper."""

from django.http import HttpResponse

from cases.access import case_of
from coalesce.http import posted, render_page
from coalesce.permissions import Permission, requires
from pillars.printouts import actions
from pillars.printouts import plan as her_plan
from pillars.printouts import summary as the_summary
from pillars.printouts.forms import PlanForm, SummaryForm


@requires(Permission.CASE_PRINT)
def summary(request, code):
    case = case_of(request, code)
    form = SummaryForm(posted(request), case=case, user=request.user)
    if form.is_valid():
        return _handed_out(request, case, the_summary, form.wish())
    return render_page(request, "printouts/summary.html", {"case": case, "form": form})


@requires(Permission.CASE_PRINT)
def plan(request, code):
    case = case_of(request, code)
    has_agreed = her_plan.agreed_version(case) is not None
    form = PlanForm(posted(request), case=case, user=request.user, has_agreed=has_agreed)
    if form.is_valid():
        return _handed_out(request, case, her_plan, form.wish())
    return render_page(request, "printouts/plan.html", {"case": case, "form": form})


def _handed_out(request, case, paper, wish):
    """Its name is the number of the print, which says nothing to anybody else."""
    made = actions.print_paper(case=case, paper=paper, wish=wish, by=request.user)
    headers = {
        "Content-Disposition": f'attachment; filename="{wish.number}.pdf"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store, private",
    }
    return HttpResponse(made, content_type="application/pdf", headers=headers)
