"""What every request passes: the language, the second factor, and the organisation it acts for."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import redirect
from django.utils import translation

from coalesce.accounts.adapters import strong_factors
from coalesce.accounts.models import Session
from coalesce.accounts.sessions import digest_of
from coalesce.audit import log
from coalesce.tenancy import acting_for

BEFORE_THE_SECOND_FACTOR = ("/account/", "/i18n/", "/static/", "/healthz", "/lock/", "/exit/")
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


def SecondFactorMiddleware(get_response):  # noqa: N802
    """A password alone opens nothing but the page where a second factor is added."""

    def middleware(request):
        if _needs_second_factor(request):
            return redirect("accounts:second_factor")
        return get_response(request)

    return middleware


def _needs_second_factor(request):
    user = request.user
    if not user.is_authenticated or request.path.startswith(BEFORE_THE_SECOND_FACTOR):
        return False
    if settings.DEMONSTRATION and user.is_demonstration:
        return False
    return not strong_factors(user).exists()


def SessionLimitsMiddleware(get_response):  # noqa: N802
    """Ends the session of someone who was deactivated, remembers the browser's name for the list of devices,
    and keeps a locked screen locked."""

    def middleware(request):
        session = request.session
        if request.user.is_authenticated:
            if session.get("agent_known") != request.user.pk:
                agent = request.headers.get("User-Agent", "")[:AGENT]
                Session.objects.filter(pk=digest_of(session.session_key)).update(agent=agent, user=request.user)
                session["agent_known"] = request.user.pk
            if session.get("locked") and not request.path.startswith(BEFORE_THE_SECOND_FACTOR):
                return redirect("accounts:unlock")
            translation.activate(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) or request.user.language)
        return get_response(request)

    return middleware
