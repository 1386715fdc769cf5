"""The page of those who keep the product running."""

from coalesce.health import reach, report
from coalesce.http import render_page
from coalesce.permissions import Permission, requires


@requires(Permission.HEALTH_VIEW)
def page(request):
    found = report.make()
    workers = reach.workers() if found.queue_depth is not None else 0
    return render_page(request, "health/page.html", {"report": found, "verdict": found.verdict, "workers": workers})
