"""Where a form sends what is being typed in it, every few seconds."""

from django.shortcuts import get_object_or_404, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from cases.models import Case
from cases.notes import drafts
from coalesce.http import go_to
from coalesce.permissions import Permission, requires


@requires(Permission.CASE_VIEW)
@require_POST
def save(request, code, place):
    """It shows nothing of the record, so it does not count as opening it: the page that holds the form did."""
    case = case_to_type_in(request, code)
    words, draft = drafts.words_in(request.POST), None
    if words is not None:
        draft = drafts.save(case=case, place=place, words=words, once=drafts.once_in(request), by=request.user)
    return render(request, "notes/_saved.html", {"draft": draft, "is_too_long": words is None})


@requires(Permission.CASE_VIEW)
@require_POST
def discard(request, code, place):
    case = case_to_type_in(request, code)
    drafts.finish(case=case, place=place, once=None, by=request.user)
    back = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        return go_to(request, back)
    return go_to(request, case)


def case_to_type_in(request, code):
    return get_object_or_404(Case.objects.worked_on_by(request.user), code=code)
