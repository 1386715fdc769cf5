"""The page on which a person makes and revokes her address, and what her calendar gets there."""

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.reminders import day, engine
from cases.reminders.feed import actions, addresses, entries, patience
from cases.reminders.feed.models import Feed
from cases.reminders.models import Reminder
from coalesce.accounts import here
from coalesce.http import go_to, render_page
from coalesce.permissions import Permission, public, requires
from coalesce.tenancy import acting, acting_for

LINK = "link of her calendar"


@requires(Permission.MYDAY)
def address(request):
    """Shows the address once: only its digest is kept."""
    feed = Feed.objects.of(request.user).first()
    return render_page(request, "feed/address.html", {"feed": feed, "link": request.session.pop(LINK, None)})


@requires(Permission.MYDAY)
@require_POST
def make(request):
    token = addresses.new_token()
    actions.make_address(token=token, by=request.user)
    request.session[LINK] = request.build_absolute_uri(reverse("feed:feed", args=[token]))
    return go_to(request, "feed:address")


@requires(Permission.MYDAY)
@require_POST
def revoke(request):
    actions.revoke_address(by=request.user)
    request.session.pop(LINK, None)
    messages.success(request, _("The address opens nothing any more."))
    return go_to(request, "feed:address")


@public
@require_safe
def feed(request, token):
    """For a calendar, which never signs in. An address that opens nothing never says why."""
    if patience.is_over(request):
        return HttpResponse(status=429, headers={"Retry-After": "60"})
    found = addresses.find(token)
    if found is None or _acts_elsewhere(found):
        return HttpResponse(status=404)
    with acting_for(found.person.organisation_id, found.person), here.by_its_own_clock():
        actions.note_reading(feed=found, day=engine.today())
        file = entries.calendar_of(found, day.her_own(found.person, Reminder.objects.open()))
    return HttpResponse(file, content_type="text/calendar; charset=utf-8", headers={"Referrer-Policy": "no-referrer"})


def _acts_elsewhere(feed):
    """Somebody of another organisation who signed in and opened it in the same browser."""
    return acting() is not None and acting().organisation_id != feed.person.organisation_id
