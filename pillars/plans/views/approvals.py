"""What waits for a supervisor."""

from coalesce.http import render_page
from coalesce.permissions import Permission, requires
from pillars.plans import waiting


@requires(Permission.CASE_APPROVE)
def approvals(request):
    """Her own cases stand there too, and say that somebody else approves them."""
    plans, closures = list(waiting.plans(request.user)), list(waiting.closures(request.user))
    return render_page(request, "plans/approvals.html", {"plans": plans, "closures": closures})
