"""Gives each request its number."""

from coalesce.audit.requests import begin_request


def RequestIdMiddleware(get_response):  # noqa: N802  Django names middleware like classes
    def middleware(request):
        request.id = begin_request()
        response = get_response(request)
        response["X-Request-Id"] = request.id
        return response

    return middleware
