"""The caseload of each worker, and the limits."""

from django.contrib import messages
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.caseload import actions, counting, limits
from cases.caseload.forms import LimitsForm
from coalesce.charts import Bar, Series, bar_chart
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires


@requires(Permission.CASELOAD_VIEW)
def workers(request):
    workers = counting.of_workers(request.user, timezone.localdate())
    bars = tuple(Bar(worker.person.name, worker.load.count) for worker in workers)
    context = {
        "workers": workers,
        "states": [state.label for state in counting.STATES],
        "limits": limits.of_the_organisation(),
        "chart": bar_chart(
            _("Open cases of each caseworker"), [Series(_("Open cases"), bars)], heading=_("Caseworker")
        ),
    }
    return render_page(request, "caseload/workers.html", context)


@requires(Permission.CASELOAD_LIMITS)
def change_limits(request):
    form = LimitsForm(posted(request), instance=limits.of_the_organisation())
    if form.is_valid():
        actions.set_limits(by=request.user, **form.values())
        messages.success(request, _("The numbers were saved."))
        return go_to(request, "caseload:limits")
    return render_page(request, "caseload/limits.html", {"form": form})
