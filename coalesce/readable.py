"""What no page of the product ever sends is turned away before anything tries to read it."""

from django.http import Http404, HttpResponseNotAllowed

METHODS = ("GET", "HEAD", "POST")


def ReadableMiddleware(get_response):  # noqa: N802  Django names middleware like classes
    """Whatever a sender calls the letters of a form, they are read as UTF-8: under some names nothing can be read."""

    def middleware(request):
        request.encoding = "utf-8"
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if "\0" in request.path_info:
            raise Http404
        return get_response(request)

    return middleware
