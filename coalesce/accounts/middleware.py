"""What every request passes: the language, the second factor, and the organisation it acts for."""

import zoneinfo

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.middleware.locale import LocaleMiddleware
from django.utils import timezone, translation

from coalesce.accounts import factors
from coalesce.accounts.models import Session
from coalesce.accounts.sessions import digest_of
from coalesce.audit import log
from coalesce.http import go_to
from coalesce.tenancy import acting_for

ALWAYS = ("/account/logout/", "/i18n/", "/static/", "/healthz", "/lock/", "/unlock/", "/exit/", "/blank/")
WITHOUT_SECOND_FACTOR = (*ALWAYS, "/second-factor/", "/account/2fa/", "/account/reauthenticate/")
WHILE_LOCKED = ALWAYS
AGENT = 200


class LanguageMiddleware(LocaleMiddleware):
    """The cookie of the language menu, then the browser's wish."""


class _Undo(Exception):
    """Ends the transaction of a request whose answer is a refusal or an error."""


def OrganisationMiddleware(get_response):  # noqa: N802  Django names middleware like classes
    """Acts for the person's organisation, in one transaction that ends when the page has been written."""

    def middleware(request):
        user = request.user
        if not user.is_authenticated or user.organisation_id is None:
            response = get_response(request)
            _remember_denial(request, response)
            return response
        try:
            with acting_for(user.organisation_id, user):
                response = get_response(request)
                if response.streaming:
                    raise ImproperlyConfigured("A streamed answer outlives its organisation: build it whole.")
                if response.status_code >= 500 or hasattr(request, "refusal"):
                    raise _Undo
        except _Undo:
            pass
        _remember_denial(request, response)
        return response

    return middleware


def _remember_denial(request, response):
    if not request.user.is_authenticated:
        return
    if response.status_code not in {403, 404, 409} or request.resolver_match is None:
        return
    refusal = getattr(request, "refusal", None)
    log.record_at_once(
        refusal.event if refusal else "request.denied",
        organisation_id=request.user.organisation_id,
        by=request.user,
        details={"view": request.resolver_match.view_name, "status": response.status_code},
    )
    log.read_at_once(getattr(request, "women_shown", ()), organisation_id=request.user.organisation_id, by=request.user)


def SecondFactorMiddleware(get_response):  # noqa: N802
    """A password alone opens nothing but the pages where a second factor is added."""

    def middleware(request):
        user = request.user
        if user.is_authenticated and not _is_open(request, WITHOUT_SECOND_FACTOR) and factors.is_missing(user):
            return go_to(request, "accounts:second_factor")
        return get_response(request)

    return middleware


def SessionLimitsMiddleware(get_response):  # noqa: N802
    """Remembers the browser for the list of devices, speaks the person's language, keeps a locked screen locked."""

    def middleware(request):
        if request.user.is_authenticated:
            _remember_device(request)
            _speak_her_language(request)
            if request.session.get("locked") and not _is_open(request, WHILE_LOCKED):
                return go_to(request, "accounts:unlock")
        with timezone.override(_her_time_zone(request.user)):
            return _as_a_whole_page(request, get_response(request))

    return middleware


def _remember_device(request):
    session = request.session
    if session.get("agent_known") == request.user.pk:
        return
    agent = request.headers.get("User-Agent", "")[:AGENT]
    Session.objects.filter(pk=digest_of(session.session_key)).update(agent=agent, user=request.user)
    session["agent_known"] = request.user.pk


def _speak_her_language(request):
    """The language menu of this browser wins over what she has set for all of them."""
    if not request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME):
        translation.activate(request.user.language)
        request.LANGUAGE_CODE = translation.get_language()


def _as_a_whole_page(request, response):
    """A part of a page has no room for the sign-in: the whole page goes there, and afterwards comes back to itself."""
    if not request.htmx or request.user.is_authenticated or response.status_code != 302:
        return response
    return go_to(request, redirect_to_login(request.htmx.current_url_abs_path or "/").url)


def _her_time_zone(user):
    organisation = user.organisation if user.is_authenticated else None
    return zoneinfo.ZoneInfo(organisation.timezone) if organisation else None


def _is_open(request, paths):
    return request.path.startswith(paths)
