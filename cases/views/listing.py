"""Finding the way to a case: the list of one's own, and the search before a new one is made."""

from django.shortcuts import render

from cases import search as looking
from cases.forms import ListFilter, SearchForm
from cases.forms.case import ALL
from cases.models import Case
from cases.pages import page_of
from coalesce.http import posted, render_page
from coalesce.permissions import Permission, requires


@requires(Permission.CASE_LIST)
def case_list(request):
    form = ListFilter(request.GET)
    cases = _chosen(Case.objects.visible_to(request.user), form, request.user)
    page = page_of(cases.select_related("assigned_to").newest_first(), request.GET.get("page"))
    context = {"page": page, "filter": form, "is_filtered": any(request.GET.get(name) for name in form.fields)}
    return render(request, "cases/list.html", context)


@requires(Permission.CASE_LIST)
def search(request):
    """By POST, so that no name is left in an address, a browser's history or a log."""
    form = SearchForm(posted(request))
    found = looking.search(typed=form.cleaned_data["q"], by=request.user) if form.is_valid() else None
    return render_page(request, "cases/search.html", {"form": form, "found": found})


def _chosen(cases, form, user):
    wanted = form.cleaned_data if form.is_valid() else {}
    state = wanted.get("state")
    if wanted.get("mine"):
        cases = cases.filter(assigned_to=user)
    if state == ALL:
        return cases
    return cases.filter(state=state) if state else cases.open()
