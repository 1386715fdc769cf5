"""Everything that happened in a case, or the part of it that is looked for."""

from django.shortcuts import render

from cases import timeline as happened
from cases.access import case_of
from cases.forms import TimelineFilter
from cases.pages import page_of
from coalesce.permissions import Permission, requires

SIZE = 50


@requires(Permission.CASE_VIEW)
def timeline(request, code):
    case = case_of(request, code)
    entries = happened.of(case)
    narrowed = TimelineFilter(request.GET, entries=entries)
    page = page_of(narrowed.narrow(entries), request.GET.get("page"), size=SIZE)
    return render(request, "cases/timeline.html", {"case": case, "page": page, "narrowed": narrowed})
