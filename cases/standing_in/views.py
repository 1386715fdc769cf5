"""Leave: who is away, who stands in, and its end."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.standing_in import actions, listing
from cases.standing_in.forms import LeaveForm
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires


@requires(Permission.LEAVE_ENTER)
def leave(request):
    return render_page(request, "standing_in/leave.html", {"parts": listing.parts(request.user, timezone.localdate())})


@requires(Permission.LEAVE_ENTER)
def enter(request):
    form = LeaveForm(posted(request), user=request.user)
    if form.is_valid():
        entered = actions.enter_leave(by=request.user, **form.cleaned_data)
        names = {"name": entered.stand_in.name, "person": entered.person.name}
        messages.success(request, _("%(name)s stands in for %(person)s on these days.") % names)
        return go_to(request, "standing_in:leave")
    return render_page(request, "standing_in/enter.html", {"form": form})


@requires(Permission.LEAVE_ENTER)
@require_POST
def end(request, pk):
    leave = get_object_or_404(listing.ended_by(request.user), pk=pk)
    actions.end_leave(leave=leave, by=request.user)
    messages.success(request, _("The leave has ended. Nobody stands in any more."))
    return go_to(request, "standing_in:leave")
