"""Finding the way to a case: the list of one's own, and the search before a new one is made."""

from django.shortcuts import render
from django.utils import timezone

from cases import search as looking
from cases.caseload.limits import load_of
from cases.forms import ListFilter, SearchForm
from cases.models import Case
from cases.pages import page_of
from coalesce.http import posted, render_page
from coalesce.permissions import Permission, requires


@requires(Permission.CASE_LIST)
def case_list(request):
    form = ListFilter(request.GET)
    cases = form.chosen(Case.objects.visible_to(request.user), request.user, timezone.localdate())
    cases = cases.hers_first(request.user) if request.user.may(Permission.CASE_EDIT) else cases.newest_first()
    context = {
        "page": page_of(cases.select_related("assigned_to"), request.GET.get("page")),
        "filter": form,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "load": load_of(request.user, by=request.user) if request.user.may(Permission.CASE_EDIT) else None,
    }
    return render(request, "cases/list.html", context)


@requires(Permission.CASE_LIST)
def search(request):
    """By POST, so that no name is left in an address, a browser's history or a log."""
    form = SearchForm(posted(request))
    found = looking.search(typed=form.cleaned_data["q"], by=request.user) if form.is_valid() else None
    return render_page(request, "cases/search.html", {"form": form, "found": found})
