"""Data exchange in HTCDS: choose a file, read what would happen to every row, import it or leave it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from coalesce.accounts.models import User
from coalesce.http import go_to, posted, posted_files, render_page
from coalesce.permissions import Permission, requires
from reporting.htcds import exporting, importing, staging, table
from reporting.htcds.forms import AddressForm, ExportForm, UploadForm
from reporting.htcds.pages import preview_of
from reporting.htcds.staging import Staged

CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@requires(Permission.HTCDS_IMPORT)
def choose(request):
    form = UploadForm(posted(request), posted_files(request))
    if form.is_valid():
        staged = Staged(content=form.cleaned_data["file"], worker=form.cleaned_data["worker"])
        return go_to(request, "htcds:preview", staging.keep(staged, user=request.user))
    return render_page(request, "reporting/htcds/choose.html", {"form": form})


@requires(Permission.HTCDS_IMPORT)
def preview(request, token):
    staged = staged_or_404(request, token)
    report = importing.dry_run(read(staged), by=request.user, worker=worker_of(request, staged))
    page = preview_of(report, request.GET.get("show"), request.path)
    form = AddressForm(initial={"address_columns": staged.address_columns})
    context = {"report": report, "page": page, "token": token, "address_form": form, "staged": staged}
    return render(request, "reporting/htcds/preview.html", context)


@requires(Permission.HTCDS_IMPORT)
@require_POST
def settle(request, token):
    staged = staged_or_404(request, token)
    form = AddressForm(posted(request))
    if form.is_valid():
        settled = Staged(staged.content, staged.worker, form.cleaned_data["address_columns"])
        staging.keep(settled, user=request.user, token=token)
    return go_to(request, "htcds:preview", token)


@requires(Permission.HTCDS_IMPORT)
@require_POST
def confirm(request, token):
    staged = staged_or_404(request, token)
    report = importing.import_table(read(staged), by=request.user, worker=worker_of(request, staged))
    if report.refused:
        return go_to(request, "htcds:preview", token)
    staging.forget(token)
    return render(request, "reporting/htcds/done.html", {"report": report, "page": preview_of(report)})


@requires(Permission.HTCDS_IMPORT)
@require_POST
def leave(request, token):
    staged_or_404(request, token)
    staging.forget(token)
    return go_to(request, "htcds:choose")


@requires(Permission.HTCDS_EXPORT)
def export(request):
    form = ExportForm(posted(request))
    if not form.is_valid():
        return render_page(request, "reporting/htcds/export.html", {"form": form})
    file_format = form.cleaned_data["file_format"]
    data, _count = exporting.export(mode=exporting.PSEUDONYMISED, file_format=file_format, by=request.user)
    name = f"htcds-{localdate():%Y-%m-%d}.{file_format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(data, content_type=CONTENT_TYPES[file_format], headers=headers)


def staged_or_404(request, token):
    staged = staging.find(user=request.user, token=token)
    if staged is None:
        raise Http404
    return staged


def read(staged):
    return table.read(staged.content, address_columns=staged.address_columns or None)


def worker_of(request, staged):
    return get_object_or_404(User, pk=staged.worker, organisation=request.user.organisation_id, is_active=True)
