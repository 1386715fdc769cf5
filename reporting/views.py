"""The coordinator's pages: what was released, asking for more, and the figures themselves."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from coalesce.audit import log
from coalesce.http import go_to, render_page
from coalesce.permissions import Permission, requires
from reporting import exports, releasing
from reporting.catalogue import QUESTIONS, REACHED
from reporting.models import Release
from reporting.quarters import last_complete
from reporting.reading import Figures, readings


@requires(Permission.STATISTICS_CONSORTIUM)
@require_GET
def statistics(request):
    releases = list(Release.objects.select_related("asked_by"))
    until = last_complete(timezone.localdate())
    answered = {release.definition for release in releases if release.until == until and not release.is_refused}
    unanswered = [question for question in QUESTIONS.values() if question.definition not in answered]
    quarter = until.replace("-", " ")
    buttons = [(question.slug, question.button % {"quarter": quarter}) for question in unanswered]
    context = {"releases": releases, "buttons": buttons}
    return render_page(request, "reporting/statistics.html", context)


@requires(Permission.STATISTICS_RELEASE)
@require_POST
def ask(request):
    question = QUESTIONS.get(request.POST.get("question"), REACHED)
    release = releasing.ask_for_release(until=last_complete(timezone.localdate()), by=request.user, question=question)
    return go_to(request, release)


@requires(Permission.STATISTICS_CONSORTIUM)
@require_GET
def release(request, code):
    found = get_object_or_404(Release.objects.select_related("asked_by"), code=code)
    if found.state != Release.State.MADE:
        return render_page(request, "reporting/waiting.html", {"release": found})
    figures = Figures(found.published)
    log.record("release.viewed", found, details={"until": found.until})
    context = {"release": found, "total": figures.total(), "readings": readings(figures, found.question)}
    return render_page(request, "reporting/release.html", context)


@requires(Permission.STATISTICS_CONSORTIUM)
@require_GET
def state(request, code):
    """The part of the waiting page that asks again by itself, until the figures are there."""
    found = get_object_or_404(Release, code=code)
    if found.state == Release.State.WAITING:
        return render_page(request, "reporting/_progress.html", {"release": found})
    return HttpResponse(headers={"HX-Redirect": found.get_absolute_url()})


@requires(Permission.STATISTICS_CONSORTIUM)
@require_GET
def export(request, code, extension):
    found = get_object_or_404(Release.objects.made(), code=code)
    if extension not in exports.FORMATS:
        raise Http404
    data, content_type = exports.write(Figures(found.published), extension, found.question)
    log.record("release.exported", found, details={"until": found.until, "format": extension})
    name = f"women-{found.question.slug}-{found.until}.{extension}"
    return HttpResponse(data, content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
