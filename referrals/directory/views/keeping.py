"""Entering and changing what one's own organisation keeps. For everybody else these addresses do not exist."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from referrals.directory import actions
from referrals.directory.forms import CapacityForm, EntryForm
from referrals.directory.models import ServiceEntry


@requires(Permission.DIRECTORY_EDIT)
def add(request):
    form = EntryForm(posted(request))
    if form.is_valid():
        entry = actions.add_entry(by=request.user, once=form.cleaned_data["once"], **form.values)
        messages.success(request, _("The service stands in the directory."))
        return go_to(request, entry)
    return render_page(request, "directory/write.html", {"form": form})


@requires(Permission.DIRECTORY_EDIT)
def change(request, pk):
    entry = mine_or_404(pk)
    form = EntryForm(posted(request), instance=entry)
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        actions.change_entry(entry=entry, version=version, by=request.user, **form.values)
        messages.success(request, _("The service was saved."))
        return go_to(request, entry)
    return render_page(request, "directory/write.html", {"form": form, "entry": entry})


@requires(Permission.DIRECTORY_EDIT)
@require_POST
def verify(request, pk):
    entry = actions.verify_entry(entry=mine_or_404(pk), by=request.user)
    messages.success(request, _("Verified today. Thank you for asking."))
    return go_to(request, entry)


@requires(Permission.DIRECTORY_EDIT)
def capacity(request, pk):
    entry = mine_or_404(pk)
    form = CapacityForm(posted(request), instance=entry)
    if form.is_valid():
        version = form.cleaned_data["version"]
        actions.tell_capacity(entry=entry, version=version, by=request.user, **form.values)
        messages.success(request, _("The places were saved."))
        return go_to(request, entry)
    return render_page(request, "directory/capacity.html", {"form": form, "entry": entry})


@requires(Permission.DIRECTORY_EDIT)
@require_POST
def move(request, pk):
    entry, to = mine_or_404(pk), request.POST.get("to")
    if to not in ServiceEntry.Status.values:
        raise Http404
    actions.move_entry(entry=entry, to=to, by=request.user)
    messages.success(request, _("The service was saved."))
    return go_to(request, entry)


def mine_or_404(pk):
    return get_object_or_404(ServiceEntry.objects.mine().select_related("provider"), pk=pk)
