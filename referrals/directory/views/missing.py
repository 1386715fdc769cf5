"""What is missing: the recorded gaps, and service by country."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires, signed_in
from referrals.directory import coverage as covering
from referrals.directory import gaps
from referrals.directory.forms import GapForm, GapSearchForm
from referrals.directory.models import Gap

PAGE = 25


@signed_in
def gap_list(request):
    form = GapSearchForm(request.GET or None)
    found = form.narrow(Gap.objects.worst_first())
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render_page(request, "directory/gaps.html", {"form": form, "page": page})


@signed_in
def gap(request, pk):
    gap = get_object_or_404(Gap.objects.select_related("written_by__organisation"), pk=pk)
    return render_page(request, "directory/gap.html", {"gap": gap})


@requires(Permission.GAPS_EDIT)
def record_gap(request):
    form = GapForm(posted(request))
    if form.is_valid():
        gap = gaps.record_gap(by=request.user, once=form.cleaned_data["once"], **form.values)
        messages.success(request, _("The gap was recorded."))
        return go_to(request, gap)
    return render_page(request, "directory/write_gap.html", {"form": form})


@requires(Permission.GAPS_EDIT)
def change_gap(request, pk):
    gap = get_object_or_404(Gap, pk=pk)
    form = GapForm(posted(request), instance=gap)
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        gaps.change_gap(gap=gap, version=version, by=request.user, **form.values)
        messages.success(request, _("The gap was saved."))
        return go_to(request, gap)
    return render_page(request, "directory/write_gap.html", {"form": form, "gap": gap})


@signed_in
def coverage(request):
    context = {"pillars": covering.coverage(), "meanings": list(enumerate(covering.MEANINGS))}
    return render_page(request, "directory/coverage.html", context)
