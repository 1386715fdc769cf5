"""The browsers that one person is signed in with."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from coalesce.accounts import agents
from coalesce.accounts.actions.sessions import end_sessions
from coalesce.accounts.sessions import digest_of
from coalesce.http import go_to, render_page
from coalesce.permissions import signed_in


@signed_in
def devices(request):
    this_one = digest_of(request.session.session_key)
    rows = [
        {"device": device, "name": agents.in_plain_words(device.agent), "is_this_one": device.pk == this_one}
        for device in request.user.devices.alive()
    ]
    rows.sort(key=lambda row: not row["is_this_one"])
    return render_page(request, "accounts/devices.html", {"rows": rows})


@signed_in
@require_POST
def end_device(request, code):
    device = get_object_or_404(request.user.devices, code=code)
    end_sessions(request.user.devices.filter(pk=device.pk), of=request.user, by=request.user)
    messages.success(request, _("That device is signed out."))
    return go_to(request, "accounts:devices")


@signed_in
@require_POST
def end_other_devices(request):
    others = request.user.devices.exclude(pk=digest_of(request.session.session_key))
    count = end_sessions(others, of=request.user, by=request.user)
    messages.success(
        request, ngettext("%d other device is signed out.", "%d other devices are signed out.", count) % count
    )
    return go_to(request, "accounts:devices")
