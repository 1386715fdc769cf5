"""Leaving the screen: for a moment, or at once and for good."""

from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from coalesce.accounts import remember
from coalesce.accounts.forms import UnlockForm
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import public, signed_in

CLEAR = '"cache", "cookies", "storage"'


@signed_in
def lock(request):
    if request.method == "POST" and not request.session.get("locked"):
        request.session["locked"] = True
        request.session["locked_page"] = page_before(request)
        remember.of_session("session.locked", request.user)
    return go_to(request, "accounts:unlock")


@signed_in
def unlock(request):
    if not request.session.get("locked"):
        return go_to(request, "home")
    form = UnlockForm(posted(request), user=request.user)
    if form.is_valid():
        del request.session["locked"]
        remember.of_session("session.unlocked", request.user)
        return go_to(request, request.session.pop("locked_page", "home"))
    return render_page(request, "accounts/unlock.html", {"form": form})


@public
def leave(request):
    """Works as a plain link, so that it needs neither a script nor a second thought."""
    if request.user.is_authenticated:
        get_adapter().logout(request)
    response = redirect(settings.EXIT_URL or "accounts:blank")
    response["Clear-Site-Data"] = CLEAR
    return response


@public
def blank(request):
    """A page that says nothing about where somebody has been."""
    return render(request, "accounts/blank.html")


def page_before(request):
    """The page of ours that the lock was pressed on, or the start."""
    before = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(before, allowed_hosts={request.get_host()}):
        return "home"
    parts = urlsplit(before)
    path = "/" + parts.path.lstrip("/")  # two slashes would name another host
    return f"{path}?{parts.query}" if parts.query else path
