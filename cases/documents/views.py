"""The documents of a case."""

from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from cases import lifecycle
from cases.access import case_of
from cases.documents import actions
from cases.documents.forms import AddForm, RemoveForm
from cases.pages import page_of
from coalesce.audit import log
from coalesce.http import go_to, posted, posted_files, render_page
from coalesce.permissions import Permission, requires


@requires(Permission.CASE_VIEW)
def document_list(request, code):
    case = case_of(request, code)
    page = page_of(readable(case, request.user), request.GET.get("page"))
    rows = [(document, document.may_be_removed_by(request.user)) for document in page.rows]
    return render(request, "documents/list.html", {"case": case, "page": page, "rows": rows})


@requires(Permission.PILLAR_EDIT)
def add(request, code):
    case = case_of(request, code)
    lifecycle.demand_writable(case)
    form = AddForm(posted(request), posted_files(request), was_sent_whole=was_sent_whole(request))
    if form.is_valid():
        actions.add_document(case=case, by=request.user, **form.cleaned_data)
        messages.success(request, _("The document was added."))
        return go_to(request, "documents:list", case.code)
    if form.attack:
        log.record("document.refused", case, by=request.user, details={"reason": form.attack})
    return render_page(request, "documents/add.html", {"case": case, "form": form})


@requires(Permission.CASE_VIEW)
def download(request, code, pk):
    case = case_of(request, code)
    document = get_object_or_404(readable(case, request.user), pk=pk)
    content = actions.open_document(document=document, by=request.user)
    name = document.download_name
    headers = {
        "Content-Disposition": f"attachment; filename=\"{name}\"; filename*=UTF-8''{quote(name)}",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store, private",
    }
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


@requires(Permission.PILLAR_EDIT)
def remove(request, code, pk):
    case = case_of(request, code)
    document = get_object_or_404(readable(case, request.user), pk=pk)
    if not document.may_be_removed_by(request.user):
        raise PermissionDenied
    lifecycle.demand_open(case)
    form = RemoveForm(posted(request))
    if form.is_valid():
        actions.remove_document(document=document, by=request.user, **form.cleaned_data)
        messages.success(request, _("The document was removed."))
        return go_to(request, "documents:list", case.code)
    return render_page(request, "documents/remove.html", {"case": case, "document": document, "form": form})


def readable(case, user):
    return case.documents.readable_by(user).select_related("uploaded_by", "case")


def was_sent_whole(request):
    """Django reads past the file of a larger request, so that it never fills the memory."""
    return int(request.META.get("CONTENT_LENGTH") or 0) <= settings.FILE_UPLOAD_MAX_MEMORY_SIZE
