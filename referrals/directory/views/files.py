"""Files: take the directory out, and bring one's own part in after reading every row's fate."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from coalesce.audit import log
from coalesce.http import go_to, posted, posted_files, render_page
from coalesce.permissions import Permission, requires
from referrals.directory.exchange import exporting, importing, staging
from referrals.directory.exchange.importing import Fate
from referrals.directory.forms import SearchForm
from referrals.directory.models import ServiceEntry
from referrals.directory.upload import UploadForm

PAGE = 100
TONES = {Fate.NEW: "ok", Fate.CHANGED: "info", Fate.UNCHANGED: "quiet", Fate.REFUSED: "stop"}


@requires(Permission.DIRECTORY_EDIT)
@require_GET
def export(request, extension):
    """What the search shows, or with ?ours everything that one's own organisation keeps."""
    if extension not in exporting.FORMATS:
        raise Http404
    if "ours" in request.GET:
        entries = ServiceEntry.objects.mine()
    else:
        entries = SearchForm(request.GET).narrow(ServiceEntry.objects.offered())
    found = list(entries.select_related("provider").order_by("provider__name", "number"))
    data, content_type = exporting.write(found, extension, request.user.organisation_id)
    log.record("service_entries.exported", by=request.user, details={"entries": len(found), "format": extension})
    name = f"directory-{localdate():%Y-%m-%d}.{extension}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(data, content_type=content_type, headers=headers)


@requires(Permission.DIRECTORY_EDIT)
def choose(request):
    form = UploadForm(posted(request), posted_files(request))
    if form.is_valid():
        return go_to(request, "directory:preview", staging.keep(form.cleaned_data["file"], user=request.user))
    return render_page(request, "directory/choose.html", {"form": form})


@requires(Permission.DIRECTORY_EDIT)
@require_GET
def preview(request, token):
    content = staged_or_404(request, token)
    if content == staging.SPENT:
        return already_imported(request)
    report = importing.dry_run(content)
    log.record("service_entries.checked", by=request.user, details={"rows": len(report.rows)})
    show = request.GET.get("show")
    rows = [row for row in report.rows if show not in Fate.values or row.fate == show]
    context = {
        "report": report,
        "token": token,
        "tabs": _tabs(report, show, request.path),
        "page": Paginator([(row, Fate(row.fate).label, TONES[Fate(row.fate)]) for row in rows], PAGE).get_page(
            request.GET.get("page")
        ),
    }
    return render_page(request, "directory/preview.html", context)


@requires(Permission.DIRECTORY_EDIT)
@require_POST
def confirm(request, token):
    content = staged_or_404(request, token)
    if content == staging.SPENT:
        return already_imported(request)
    report = importing.import_file(content, seen=request.POST.get("seen", ""), by=request.user)
    if report is None:
        messages.warning(request, _("The directory changed since you looked. Look at the rows again."))
        return go_to(request, "directory:preview", token)
    staging.spend(user=request.user, token=token)
    words = _("%(new)s services are new, %(changed)s were changed.")
    messages.success(request, words % {"new": report.count(Fate.NEW), "changed": report.count(Fate.CHANGED)})
    return go_to(request, "directory:mine")


@requires(Permission.DIRECTORY_EDIT)
@require_POST
def leave(request, token):
    staged_or_404(request, token)
    staging.forget(token)
    return go_to(request, "directory:choose")


def already_imported(request):
    messages.info(request, _("This file was imported already. Here is what you keep."))
    return go_to(request, "directory:mine")


def staged_or_404(request, token):
    content = staging.find(user=request.user, token=token)
    if content is None:
        raise Http404
    return content


def _tabs(report, show, address):
    tabs = [{"label": _("All rows"), "url": address, "current": show not in Fate.values, "count": len(report.rows)}]
    for fate in Fate:
        if count := report.count(fate):
            tabs.append({"label": fate.label, "url": f"{address}?show={fate}", "current": show == fate, "count": count})
    return tabs
