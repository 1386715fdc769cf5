"""What every view says the same way, to a browser and to htmx."""

from django.forms import BaseForm
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url


def posted(request):
    """The data of a sent form, or None; right for a form whose boxes are all unticked, which is falsy."""
    return request.POST if request.method == "POST" else None


def posted_files(request):
    return request.FILES if request.method == "POST" else None


def render_page(request, template, context=None):
    """The page; 422 when a form in it was sent and did not hold, so that scripts and tests see it too."""
    context = context or {}
    request.forms = [value for value in context.values() if isinstance(value, BaseForm)]
    status = 422 if any(_did_not_hold(value) for value in context.values()) else 200
    return render(request, template, context, status=status)


def go_to(request, target, *args, **kwargs):
    """Go on after a form: a redirect, which htmx needs told in a header of its own."""
    address = resolve_url(target, *args, **kwargs)
    if getattr(request, "htmx", False):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _did_not_hold(value):
    return getattr(value, "is_bound", False) and not value.is_valid()
