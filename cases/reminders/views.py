"""My day."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.reminders import actions, day, engine
from coalesce.http import go_to, render_page
from coalesce.permissions import Permission, requires


@requires(Permission.MYDAY)
def my_day(request):
    today = engine.today()
    context = {"today": today, "parts": day.of(request.user, today), "done": day.done_today(request.user, today)}
    return render_page(request, "reminders/my_day.html", context)


@requires(Permission.MYDAY)
@require_POST
def finish(request, pk):
    reminder = get_object_or_404(day.seen_by(request.user), pk=pk)
    actions.finish(reminder=reminder, by=request.user)
    messages.success(request, _("Done. You can take it back at the foot of this page."))
    return go_to(request, "reminders:my_day")


@requires(Permission.MYDAY)
@require_POST
def take_back(request, pk):
    reminder = get_object_or_404(day.seen_by(request.user), pk=pk)
    actions.take_back(reminder=reminder, by=request.user)
    messages.success(request, _("It is back in your day."))
    return go_to(request, "reminders:my_day")
